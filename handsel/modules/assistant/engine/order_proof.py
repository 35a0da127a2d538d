"""Which order is meant: its number in a text, and the facts that prove whose it is."""

import re

from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.focus import LONGEST_WISH
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.assistant.service_commands import Identify

CHANGES = ("cancel_order", "change_order", "return_refund")
SURE = 0.7
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"#\s?\w{0,3}\d{2,9}\b|(?<![\w.,@+-])[A-Za-z]{0,2}\d{4,9}(?![\w@.-]|,\d)")
_POSTCODE = re.compile(
    r"(?:post(?:al)? ?code|zip(?: code)?|plz|postleitzahl|c[oó]digo postal|code postal|"
    r"kode pos|पिन ?कोड|الرمز البريدي)\W{0,3}(?:is |ist |es |[ée] |est )?"
    r"([A-Za-z]{0,2}\d[\w-]{1,7}(?: ?\d[A-Za-z]{2})?)",
    re.IGNORECASE,
)


def proof_given(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Two facts of an order that is not known here, or the number of one."""
    email, postcode = _EMAIL.search(reading.text), _POSTCODE.search(reading.text)
    number = order_number(reading, draft)
    if number and any(is_same(number, order.number) for order in draft.context.orders):
        return False
    about_order = reading.label in (*CHANGES, "order_status") and reading.says(
        "order", "parcel", "status", "return", "refund", "cancel", "address"
    )
    if not (email and (number or postcode)) and not (number and (postcode or about_order)):
        return False
    if reading.label in CHANGES and reading.weight(reading.label) >= SURE:
        draft.memory.wish = reading.text[:LONGEST_WISH]
    draft.do(
        Identify(
            email=email.group() if email else None,
            order_number=number or None,
            postcode=postcode.group(1) if postcode else None,
        )
    )
    return True


def order_number(reading: Reading, draft: Draft) -> str:
    """The order number in a text; a postcode or an e-mail address holds none."""
    plain = _POSTCODE.sub(" ", _EMAIL.sub(" ", reading.text))
    for order in draft.context.orders:
        if re.search(rf"(?<!\w){re.escape(order.number.lstrip('#'))}(?!\w)", plain):
            return order.number
    match = _NUMBER.search(plain)
    return match.group().replace(" ", "") if match else ""


def is_same(said: str, number: str) -> bool:
    return re.sub(r"\D", "", said) == re.sub(r"\D", "", number)
