"""What an entry may hold, how it is written down to be hashed, and how links follow each other."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import TextChoices

from handsel.modules.audit.models import ActorKind

LARGEST_DETAIL_BYTES: Final = 4096
LONGEST_STRING: Final = 200
#: An entry's id is made just after its moment is read: how far they may lie apart.
SLACK: Final = timedelta(minutes=1)

type Detail = Mapping[str, object]

NO_DETAIL: Final[Detail] = MappingProxyType({})

_WHAT = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*")


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


class NotForTheRecord(ValueError):
    """A mistake in our own code: this cannot be written into an entry."""


@dataclass(frozen=True, slots=True)
class By:
    """Who did it: a kind, with the id or the name that tells which."""

    kind: ActorKind
    id: UUID | None = None
    name: str = ""


ASSISTANT: Final = By(ActorKind.ASSISTANT)
SYSTEM: Final = By(ActorKind.SYSTEM)


def operator(name: str) -> By:
    """A person who runs the installation."""
    return By(ActorKind.OPERATOR, name=_text(name)[:120])


class Written(NamedTuple):
    """All of an entry that is hashed, in this order; what there is none of is empty."""

    business_id: str
    id: str
    at: str
    what: str
    actor_kind: str
    actor_id: str
    actor_name: str
    subject_kind: str
    subject_id: str
    detail: Detail


def require_what(what: str) -> str:
    """A noun and a verb, at most 60 characters: `refund.requested`. Raises NotForTheRecord."""
    if not _WHAT.fullmatch(what) or len(what) > 60:
        raise NotForTheRecord(what)
    return what


def plain(detail: Detail) -> dict[str, Any]:
    """The detail as JSON holds it; strings are cut to 200 characters.

    Ids, moments, strings, whole numbers, truth values, lists and mappings of them, 4 kB in all.
    Raises NotForTheRecord for anything else: a fraction is not the same in every reader, and
    whatever prints as text by itself may be a secret.
    """
    made: dict[str, Any] = _plain(detail)
    if len(_JSON.encode(made).encode()) > LARGEST_DETAIL_BYTES:
        raise NotForTheRecord("too much detail")
    return made


def _plain(value: object) -> Any:
    if value is None or type(value) in (bool, int):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, StrEnum | TextChoices):
        return value.value
    # A Secret is a str too, but not this very type.
    if type(value) is str:
        return _text(value)
    if isinstance(value, Mapping):
        return {_text(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, str | bytes):
        inner = sorted(value) if isinstance(value, set | frozenset) else value
        return [_plain(one) for one in inner]
    raise NotForTheRecord(type(value).__name__)


def _text(value: str) -> str:
    # PostgreSQL keeps neither NUL nor half of a surrogate pair.
    return value[:LONGEST_STRING].replace("\0", "").encode(errors="replace").decode()


def moment(at: datetime) -> str:
    """A moment in UTC, to the microsecond: 2026-11-22T13:28:00.000000+00:00."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(entry: Written) -> bytes:
    """The one way to write an entry down: a JSON array without spaces, keys sorted, UTF-8."""
    return _JSON.encode(entry).encode()


def digest_of(entry: Written) -> bytes:
    """SHA-256 of the entry as `canonical` writes it."""
    return sha256(canonical(entry)).digest()


def genesis(business_id: UUID) -> bytes:
    """What stands where the first link's previous hash would: the business's id in text."""
    return str(business_id).encode()


def next_hash(previous: bytes, digest: bytes) -> bytes:
    """The hash of the link that follows; the database's trigger computes the same."""
    return sha256(previous + digest).digest()


def id_bounds(*, since: datetime | None, until: datetime | None) -> tuple[UUID | None, UUID | None]:
    """Between which ids entries of these moments lie: version 7 ids begin with their millisecond.

    Wider than the moments by `SLACK`, so the moments themselves are to be compared too.
    """
    return (
        _lowest_id(since - SLACK) if since else None,
        _lowest_id(until + SLACK) if until else None,
    )


def _lowest_id(at: datetime) -> UUID:
    milliseconds = int(at.timestamp() * 1000)
    return UUID(int=min(max(milliseconds, 0), 2**48 - 1) << 80)
