"""JSON from outside is read in one way, or not at all, and soon."""

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handsel.kit.strict_json import DEEPEST, EXACT, Limits, NotJson, is_storable, read_json

WIDE = Limits(keys=5_000)
NARROW = Limits(keys=5_000, largest_integer=EXACT)
HUGE = 1_000_000


def nested(levels: int) -> bytes:
    return b'{"a": ' * levels + b"1" + b"}" * levels


def keys(count: int) -> bytes:
    return json.dumps({str(n): 0 for n in range(count)}).encode()


@pytest.mark.parametrize(
    "raw",
    [
        nested(DEEPEST),
        keys(5_000),
        b'{"a": 9007199254740992, "b": -9007199254740992}',
        '{"é": "\\u00e9 😀"}'.encode(),
        b' \n{"a": [1.5, -0, 1e3, null, true]}\t',
        b'{"a": {"a": 1}}',
    ],
)
def test_what_is_in_order_is_read(raw: bytes) -> None:
    assert read_json(raw, limits=NARROW) == json.loads(raw)


HOSTILE = {
    "too deep": nested(DEEPEST + 1),
    "very deep": b'{"a": ' + b"[" * 100_000,
    "deep and wide": b'{"a": [' + b",".join([b"[" * 33 + b"]" * 33] * 100) + b"]}",
    "too many keys": keys(5_001),
    "too many keys together": json.dumps({"a": [{"b": 1, "c": 2}] * 2_600}).encode(),
    "a key twice": b'{"a": 1, "a": 1}',
    "a key twice inside": b'{"a": {"b": 1, "b": 2}}',
    "a key twice in two spellings": b'{"a": 1, "\\u0061": 2}',
    "NaN": b'{"a": NaN}',
    "infinity": b'{"a": -Infinity}',
    "infinity by exponent": b'{"a": 1e999}',
    "beyond the exact": b'{"a": 9007199254740993}',
    "far beyond": b'{"a": -' + b"9" * 30 + b"}",
    "a million digits": b'{"a": ' + b"9" * HUGE + b"}",
    "a long fraction": b'{"a": 0.' + b"1" * HUGE + b"}",
    "not UTF-8": b'{"a": "\xff"}',
    "overlong UTF-8": b'{"a": "\xc0\xaf"}',
    "half a pair in UTF-8": b'{"a": "\xed\xa0\x80"}',
    "UTF-16": '{"a": 1}'.encode("utf-16"),
    "a mark of the byte order": b'\xef\xbb\xbf{"a": 1}',
    "a bare NUL": b'{"a": "\x00"}',
    "a line break in a text": b'{"a": "\n"}',
    "two values": b'{"a": 1}{"a": 2}',
    "something behind": b'{"a": 1} x',
    "a comma at the end": b'{"a": 1,}',
    "a comment": b'{"a": 1 /* */}',
    "single quotes": b"{'a': 1}",
    "a zero before": b'{"a": 01}',
    "hexadecimal": b'{"a": 0x1}',
    "a plus": b'{"a": +1}',
    "a list": b'[{"a": 1}]',
    "a text": b'"a"',
    "nothing": b"",
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_not_is_refused(raw: bytes) -> None:
    started = time.process_time()
    with pytest.raises(NotJson):
        read_json(raw, limits=NARROW)
    # Of the processor, and far more than it needs.
    assert time.process_time() - started < 1


def test_providers_numbers_may_be_wider() -> None:
    assert read_json(b'{"id": 18446744073709551615}', limits=WIDE) == {"id": 2**64 - 1}
    with pytest.raises(NotJson):
        read_json(b'{"id": 18446744073709551616}', limits=WIDE)


@pytest.mark.parametrize(
    ("written", "storable"),
    [
        ('{"a": "b"}', True),
        ('{"a": "\\ud83d\\ude00"}', True),
        ('{"a": "\\u0000"}', False),
        ('{"a": [{"b": "\\ud83d"}]}', False),
        ('{"\\udc00": 1}', False),
    ],
)
def test_a_text_that_cannot_be_stored_is_known(written: str, storable: bool) -> None:
    assert is_storable(read_json(written.encode(), limits=WIDE)) is storable


ANY: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-EXACT, EXACT)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(value=st.dictionaries(st.text(), ANY, max_size=5))
def test_it_reads_what_was_written(value: dict[str, Any]) -> None:
    assert read_json(json.dumps(value).encode(), limits=NARROW) == value


@settings(max_examples=300, deadline=None, derandomize=True)
@given(raw=st.binary(max_size=200) | st.text(alphabet='{}[]",:0123456789eE+-.\\u nt', max_size=60))
def test_noise_is_refused_or_read_as_others_read_it(raw: bytes | str) -> None:
    raw = raw if isinstance(raw, bytes) else raw.encode()
    try:
        read = read_json(raw, limits=NARROW)
    except NotJson:
        return
    assert read == json.loads(raw)
