"""How a key is written: `hk_live_` and 70 letters and digits, which end in a checksum.

The letters hold the business's id, 256 random bits and the CRC-32 of all before it, so that a
scanner of repositories finds keys without false alarms, and a mistyped one is refused unasked. The
id says where to look the key up; it proves nothing, and is no secret.
"""

import re
import secrets
from hashlib import sha256
from typing import Final, NamedTuple
from uuid import UUID
from zlib import crc32

from handsel.kit.secrets import Secret

SECRET_BYTES: Final = 32
_ID_BYTES: Final = 16
_SUM_BYTES: Final = 4
_ALL_BYTES: Final = _ID_BYTES + SECRET_BYTES + _SUM_BYTES
_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_VALUES: Final = {digit: value for value, digit in enumerate(_DIGITS)}
#: As many as 52 bytes need, and hardly more.
_LENGTH: Final = 70
_SHAPE: Final = re.compile(rf"hk_(?:live|test)_([0-9A-Za-z]{{{_LENGTH}}})", re.ASCII)


class Read(NamedTuple):
    """What a key's text says: whose it claims to be, and the hash it is kept under."""

    business_id: UUID
    digest: bytes


def mark(*, development: bool) -> str:
    """How keys of this installation begin; one of the other kind opens nothing here."""
    return "hk_test_" if development else "hk_live_"


def write(business_id: UUID, *, development: bool) -> Secret:
    """A new key of a business."""
    begin = mark(development=development)
    told = business_id.bytes + secrets.token_bytes(SECRET_BYTES)
    number = int.from_bytes(told + _checksum(begin, told))
    letters = []
    for _ in range(_LENGTH):
        number, value = divmod(number, len(_DIGITS))
        letters.append(_DIGITS[value])
    return Secret(begin + "".join(reversed(letters)))


def read(text: str, *, development: bool) -> Read | None:
    """What the text says; None unless it is a key of this kind of installation, checksum and all.

    Nothing is looked up: whether there is such a key is another question.
    """
    found = _SHAPE.fullmatch(text)
    begin = mark(development=development)
    if found is None or not text.startswith(begin):
        return None
    number = 0
    for letter in found[1]:
        number = number * len(_DIGITS) + _VALUES[letter]
    if number >> 8 * _ALL_BYTES:
        return None
    written = number.to_bytes(_ALL_BYTES)
    told = written[:-_SUM_BYTES]
    if written[-_SUM_BYTES:] != _checksum(begin, told):
        return None
    return Read(UUID(bytes=told[:_ID_BYTES]), sha256(text.encode()).digest())


def _checksum(begin: str, told: bytes) -> bytes:
    return crc32(begin.encode() + told).to_bytes(_SUM_BYTES)
