"""Handing letters about accounts to the mail server, and forgetting their words."""

import smtplib
from email.utils import formataddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from handsel.kit.clock import now
from handsel.kit.jobs import Retry
from handsel.kit.key_ring import unseal
from handsel.kit.secrets import Place
from handsel.modules.notifications.models import PersonalMail

SENDER = "Handsel"


def place_of_text(mail_id: UUID) -> Place:
    """Where the plain words are sealed for."""
    return Place(table="notifications_personalmail", column="text", row=str(mail_id), business="")


def place_of_html(mail_id: UUID) -> Place:
    """Where the words in HTML are sealed for."""
    return Place(table="notifications_personalmail", column="html", row=str(mail_id), business="")


def send(mail_id: UUID) -> None:
    """Send a letter that is still pending; raises Retry when the server cannot take it now."""
    mail = PersonalMail.objects.filter(id=mail_id, state="pending").first()
    if mail is None:
        return
    try:
        _compose(mail).send()
    except smtplib.SMTPRecipientsRefused as error:
        if any(400 <= code < 500 for code, _ in error.recipients.values()):
            raise Retry("refused for now") from error
        _settle(mail, state="failed")
        return
    except (OSError, smtplib.SMTPException) as error:
        raise Retry(type(error).__name__) from error
    _settle(mail, state="sent")


def _settle(mail: PersonalMail, *, state: str) -> None:
    PersonalMail.objects.filter(id=mail.id).update(state=state, sent_at=now(), text="", html="")


def _compose(mail: PersonalMail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=unseal(mail.text, place=place_of_text(mail.id)).reveal(),
        from_email=formataddr((SENDER, settings.MAIL_FROM)),
        to=[mail.recipient],
        headers={"Message-ID": f"<{mail.id}@{settings.MAIL_FROM.rpartition('@')[2]}>"},
    )
    html = unseal(mail.html, place=place_of_html(mail.id)).reveal()
    message.attach_alternative(html, "text/html")
    return message
