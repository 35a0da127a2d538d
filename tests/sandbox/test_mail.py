"""Mail that leaves is kept and logged."""

import hashlib
import smtplib
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.sandbox.outside import Outside

PDF = b"%PDF-1.7 invoice"


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Rose Bakery <rose@example.com>"
    message["To"] = "Ana <ana@example.com>"
    message["Subject"] = "Your order é"
    message["Message-ID"] = "<one@example.com>"
    message.set_content("Thank you.\n.A line that starts with a dot")
    message.add_alternative("<p>Thank you.</p>", subtype="html")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="invoice.pdf")
    return message


def post(outside: Outside, message: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", outside.smtp_port, timeout=5) as smtp:
        smtp.send_message(message)


def test_a_letter_is_logged_with_its_parts(outside: Outside) -> None:
    post(outside, letter())
    (entry,) = outside.log(kind="mail")
    assert entry["to"] == ["ana@example.com"]
    assert entry["from"] == "Rose Bakery <rose@example.com>"
    assert (entry["subject"], entry["message_id"]) == ("Your order é", "<one@example.com>")
    assert entry["text"] == "Thank you.\n.A line that starts with a dot\n"
    assert entry["html"].strip() == "<p>Thank you.</p>"
    assert entry["attachments"] == [
        {
            "filename": "invoice.pdf",
            "content_type": "application/pdf",
            "size": len(PDF),
            "sha256": hashlib.sha256(PDF).hexdigest(),
        }
    ]


def test_the_letter_itself_is_kept(outside: Outside) -> None:
    post(outside, letter())
    kept = message_from_bytes(Path(outside.log(kind="mail")[0]["file"]).read_bytes())
    assert kept["Message-ID"] == "<one@example.com>"


def test_every_recipient_is_named_hidden_ones_too(outside: Outside) -> None:
    with smtplib.SMTP("127.0.0.1", outside.smtp_port, timeout=5) as smtp:
        smtp.sendmail("rose@example.com", ["a@example.com", "b@example.com"], "Subject: x\n\nhi")
    (entry,) = outside.log(kind="mail")
    assert entry["to"] == ["a@example.com", "b@example.com"]


@pytest.mark.parametrize(
    ("kind", "kept"), [("error_before", 0), ("error_after", 1), ("reset_after", 1)]
)
def test_mail_misbehaves_before_or_after_it_was_taken(
    outside: Outside, kind: str, kept: int
) -> None:
    outside.control("faults", provider="mail", kind=kind, count=1)
    with pytest.raises((smtplib.SMTPException, OSError)):
        post(outside, letter())
    assert len(outside.log(kind="mail")) == kept


def test_commands_out_of_order_are_refused(outside: Outside) -> None:
    with smtplib.SMTP("127.0.0.1", outside.smtp_port, timeout=5) as smtp:
        smtp.ehlo()
        assert smtp.docmd("RCPT", "TO:<a@example.com>")[0] == 503
        assert smtp.docmd("DATA")[0] == 503
        assert smtp.docmd("BREW", "tea")[0] == 502
    assert outside.log(kind="mail") == []
