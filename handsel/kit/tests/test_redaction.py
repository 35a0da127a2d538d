"""No secret reaches the log: not by its type, not by its name, not in a text, not in an error."""

import json
import subprocess
import sys

import pytest
from pydantic import SecretStr

from handsel.kit.redaction import HIDDEN, redact, redact_fields
from handsel.kit.secrets import Secret

# Put together here, so that no scanner takes them for real ones.
TAIL = "Q7w2Zx9LmN4pRt8VbKc3"
TOKENS = (
    "sk_live_" + TAIL, "sk_test_" + TAIL, "rk_live_" + TAIL, "hk_live_" + TAIL, "whsec_" + TAIL,
    "EAA" + TAIL * 4, "IGQV" + TAIL * 3, "IGAA" + TAIL * 3, "123456789012345|" + TAIL,
    "A21AA" + TAIL * 3, "E" + (TAIL * 4)[:79], "123456789:" + TAIL + TAIL[:15],
    "sk-proj-" + TAIL, "sk-ant-api03-" + TAIL, "eyJ" + TAIL + "." + TAIL + "." + TAIL,
    "ghp_" + TAIL * 2, "AKIA" + "A1B2C3D4E5F6G7H8",
    "-----BEGIN RSA PRIVATE KEY-----\nMII" + TAIL + "\n-----END RSA PRIVATE KEY-----",
)  # fmt: skip
SENTENCES = (
    "called with {}", "token={}", "https://graph.example.com/me?fields=id&x={}&y=1",
    "https://api.example.com/v1/{}/me", "{{'authorization': 'Bearer {}'}}", '"{}"', "({})",
    "Error: {}.", "a\n{}\nb",
)  # fmt: skip
NAMED = (
    "Authorization: Bearer {}", "authorization: basic {}", "access_token={}",
    "client_secret={}&a=1",
    '{{"password": "{}"}}', "{{'api_key': '{}'}}", "appsecret_proof={}", "PASSWORD = {}",
    "postgresql://handsel_app:{}@db/handsel", "https://user:{}@example.com/", 'secret_key="{}"',
    '{{\\"refresh_token\\": \\"{}\\"}}', "page_token: {}",
)  # fmt: skip
CARDS = (
    "4242424242424242", "4242 4242 4242 4242", "4000-0566-5566-5556", "5555555555554444",
    "2223003122003222", "378282246310005", "3782 822463 10005", "6011111111111117",
    "30569309025904", "3566002020360505", "6200000000000005",
)  # fmt: skip
PLAIN = (
    "order_paid order=01a20460-cabf-77e8-b4ff-c9c258798432", "17841400000000000",
    "conversation 1234567890123456", "at 1700000000000 ms", "4242424242424241", "amount 1299 GBP",
    "the token of the shop is gone", "secret: no", "sha256 " + "0123456789abcdef" * 4,
    "user@", "@rosebakery wrote", "12:30:00", "cs_test_a1b2c3 pi_3abc acct_1XYZ",
    "dedupe_key=mid.1234567890", "https://example.com/a:b/c", "1.k1.abc.def", "+44 7700 900123",
)  # fmt: skip


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: token[:8])
def test_a_token_is_hidden_wherever_it_stands(token: str) -> None:
    for sentence in SENTENCES:
        said = redact(sentence.format(token))
        assert TAIL[:12] not in said, said
        assert "A1B2C3D4" not in said
        assert HIDDEN in said


@pytest.mark.parametrize("sentence", NAMED)
def test_what_is_called_a_secret_is_hidden_whatever_it_looks_like(sentence: str) -> None:
    said = redact(sentence.format("correct-horse_9"))
    assert "horse" not in said
    assert HIDDEN in said


@pytest.mark.parametrize("number", CARDS)
def test_of_a_card_number_the_last_four_digits_stay(number: str) -> None:
    last = number[-4:] if " " not in number[-4:] and "-" not in number[-4:] else ""
    assert redact(f"paid with {number}, thanks") == f"paid with {HIDDEN}{last}, thanks"


def test_the_token_in_a_bots_address_is_hidden() -> None:
    said = redact(f"GET https://api.telegram.org/bot123456789:{TAIL}{TAIL[:15]}/getMe 200")
    assert said == f"GET https://api.telegram.org/{HIDDEN}/getMe 200"


def test_an_e_mail_address_loses_its_name() -> None:
    assert redact("to amal+x@mail.example.com now") == f"to {HIDDEN}@mail.example.com now"


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_secret_stays(text: str) -> None:
    assert redact(text) == text


def test_redacting_twice_changes_nothing() -> None:
    for text in (*TOKENS, *(one.format("correct-horse_9") for one in NAMED), *CARDS):
        assert redact(redact(text)) == redact(text)


def test_fields_are_hidden_by_type_and_by_name_however_deep() -> None:
    event = {
        "event": "called",
        "key": Secret("0123456789abcdef"),
        "told": {"headers": {"Authorization": "anything", "accept": "x"}, "n": [SecretStr("abc")]},
        "page_access_token": b"anything",
        "token_count": 12,
    }
    said = json.dumps(redact_fields(None, "info", event), ensure_ascii=False)
    for secret in ("0123456789", "anything", "abc"):
        assert secret not in said.replace("cdef", "")
    assert '"token_count": 12' in said
    assert '"accept": "x"' in said


SCRIPT = """
import logging, structlog
from handsel.kit.logs import configure_logs
from handsel.kit.secrets import Secret
configure_logs(as_json={as_json}, level=logging.DEBUG)
canary, card = "sk_live_" + "CANARY" * 4, "4242 4242 4242 4242"
log = structlog.get_logger()
log.debug("calling", key=Secret("CANARY" * 4 + "last"), headers={{"Authorization": "CANARY"}})
log.info("paid with " + card, buyer="CANARY@example.com")
logging.getLogger("library").error("GET https://x.example.com/?access_token=%s", "CANARY1234")
def call(token):
    local = token
    try:
        raise ValueError(f"bad answer to Bearer {{token}}")
    except ValueError as error:
        raise RuntimeError({{"password": "CANARY99"}}) from error
try:
    call(canary)
except RuntimeError:
    log.exception("failed", note=canary)
    logging.getLogger("library").exception("failed with %s", canary)
"""


@pytest.mark.parametrize("as_json", [True, False])
def test_the_log_itself_shows_none_not_even_of_an_exception(as_json: bool) -> None:
    script = SCRIPT.format(as_json=as_json)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    said = done.stdout + done.stderr
    assert said.count("RuntimeError") >= 2
    assert "CANARY" not in said
    assert "4242 4242" not in said
    if as_json:
        assert all(json.loads(line) for line in done.stdout.splitlines())
