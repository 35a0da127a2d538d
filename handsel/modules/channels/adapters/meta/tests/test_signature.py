"""Meta signs the bytes on the wire."""

import json

import pytest

from handsel.kit.secrets import Secret
from handsel.modules.channels.adapters.meta.signature import is_signed, keyed, sign

KEY = Secret("an-app-secret")
OTHER = Secret("another-secret")
# Meta escapes what is not ASCII, and slashes, and signs that form.
BODY = b'{"text":"un g\\u00e2teau \\ud83c\\udf82","url":"https:\\/\\/x"}'


@pytest.mark.parametrize("secrets", [[KEY], [OTHER, KEY], [KEY, OTHER]])
def test_any_of_the_secrets_opens(secrets: list[Secret]) -> None:
    assert is_signed(BODY, header=sign(BODY, secret=KEY), keys=[keyed(one) for one in secrets])


def test_the_same_json_in_other_bytes_does_not() -> None:
    rewritten = json.dumps(json.loads(BODY), ensure_ascii=False).encode()
    assert not is_signed(rewritten, header=sign(BODY, secret=KEY), keys=[keyed(KEY)])


@pytest.mark.parametrize("header", [None, "", "sha256=", "sha256=zz", "sha1=00", "\xff" * 71])
def test_no_header_and_nonsense_do_not(header: str | None) -> None:
    assert not is_signed(BODY, header=header, keys=[keyed(KEY)])


def test_without_secrets_nothing_is_signed() -> None:
    assert not is_signed(BODY, header=sign(BODY, secret=Secret("")), keys=[])
