"""A letter is written once an occasion, and tried again only when the mail server may take it."""

import smtplib
from collections.abc import Callable

import pytest
from django.core.mail import EmailMultiAlternatives

from handsel.kit import tenancy
from handsel.kit.jobs import Retry
from handsel.modules.notifications import actions, sending
from handsel.modules.notifications.letters import Letter
from handsel.modules.notifications.models import Mail
from tests.cast import Shop

LETTER = Letter(subject="Order #1001 is paid", text="Thank you.", html="<p>Thank you.</p>")

type Server = Callable[[Exception | None], list[EmailMultiAlternatives]]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    """A mail server that takes every letter, or refuses it with the given error."""

    def answering(error: Exception | None) -> list[EmailMultiAlternatives]:
        taken: list[EmailMultiAlternatives] = []

        def take(letter: EmailMultiAlternatives) -> int:
            if error is not None:
                raise error
            taken.append(letter)
            return 1

        monkeypatch.setattr(EmailMultiAlternatives, "send", take)
        return taken

    return answering


def _write(shop: Shop) -> Mail:
    with tenancy.business(shop.id):
        mail = actions.write(
            once_key="paid:1001",
            recipients=["robin@example.com"],
            letter=LETTER,
            sender_name="Rose Bakery",
            attachments=[("invoice.pdf", "application/pdf", b"%PDF")],
        )
    assert mail is not None
    return mail


def _state(shop: Shop) -> str:
    with tenancy.business(shop.id):
        return Mail.objects.get().state


def test_a_letter_goes_out_with_its_attachment_and_only_once(rose: Shop, server: Server) -> None:
    taken = server(None)
    mail = _write(rose)
    sending.send(business_id=rose.id, mail_id=mail.id)
    sending.send(business_id=rose.id, mail_id=mail.id)
    (letter,) = taken
    assert letter.to == ["robin@example.com"]
    assert "Rose Bakery" in letter.from_email
    assert [name for name, *_ in letter.attachments] == ["invoice.pdf"]
    assert str(mail.id) in letter.extra_headers["Message-ID"]
    assert _state(rose) == "sent"


def test_one_occasion_is_one_letter(rose: Shop) -> None:
    assert _write(rose).id == _write(rose).id


def test_nobody_to_write_to_is_no_letter(rose: Shop) -> None:
    with tenancy.business(rose.id):
        assert (
            actions.write(once_key="k", recipients=[" "], letter=LETTER, sender_name="Rose") is None
        )
        assert Mail.objects.count() == 0


@pytest.mark.parametrize(
    "trouble",
    [
        ConnectionRefusedError(),
        smtplib.SMTPServerDisconnected(),
        smtplib.SMTPDataError(451, b"later"),
        smtplib.SMTPRecipientsRefused({"robin@example.com": (450, b"busy")}),
    ],
)
def test_a_server_that_cannot_now_is_tried_again(
    rose: Shop, server: Server, trouble: Exception
) -> None:
    server(trouble)
    mail = _write(rose)
    with pytest.raises(Retry):
        sending.send(business_id=rose.id, mail_id=mail.id)
    assert _state(rose) == "pending"


@pytest.mark.parametrize(
    "refusal",
    [
        smtplib.SMTPDataError(554, b"no"),
        smtplib.SMTPRecipientsRefused({"robin@example.com": (550, b"nobody")}),
    ],
)
def test_a_refusal_for_good_is_kept_with_its_code(
    rose: Shop, server: Server, refusal: Exception
) -> None:
    server(refusal)
    mail = _write(rose)
    sending.send(business_id=rose.id, mail_id=mail.id)
    assert _state(rose) == "failed"
    with tenancy.business(rose.id):
        assert Mail.objects.get().reason.startswith("refused: [55")
