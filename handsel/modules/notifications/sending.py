"""Handing letters to the mail server.

A letter keeps its Message-ID over all attempts, so that a server or reader that gets it twice
(we died after the server took it) can tell. Losing a receipt would be worse than that.
"""

import smtplib
from email.utils import formataddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.crashpoint import crashpoint
from handsel.kit.jobs import Retry
from handsel.modules.notifications.models import Mail, MailAttachment


def send(*, business_id: UUID, mail_id: UUID) -> None:
    """Send a letter that is still pending; raises Retry when the server cannot take it now."""
    with tenancy.business(business_id):
        mail = Mail.objects.filter(id=mail_id, state="pending").first()
        if mail is None:
            return
        message = _compose(mail, list(MailAttachment.objects.filter(mail=mail)))
    try:
        message.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
        _record(business_id, mail, refused=error)
        return
    except (OSError, smtplib.SMTPException) as error:
        raise Retry(type(error).__name__) from error
    crashpoint("mail.sent")
    with tenancy.business(business_id):
        Mail.objects.filter(id=mail.id).update(state="sent", sent_at=now())


def _record(business_id: UUID, mail: Mail, *, refused: smtplib.SMTPException) -> None:
    codes = (
        {code for code, _ in refused.recipients.values()}
        if isinstance(refused, smtplib.SMTPRecipientsRefused)
        else {getattr(refused, "smtp_code", 0)}
    )
    if any(400 <= code < 500 for code in codes):
        raise Retry(f"refused for now: {sorted(codes)}") from refused
    with tenancy.business(business_id):
        Mail.objects.filter(id=mail.id).update(
            state="failed", reason=f"refused: {sorted(codes)}"[:300]
        )


def _compose(mail: Mail, attachments: list[MailAttachment]) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=formataddr((mail.sender_name, settings.MAIL_FROM)),
        to=mail.recipients,
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Message-ID": f"<{mail.id}@{settings.MAIL_FROM.rpartition('@')[2]}>"},
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for file in attachments:
        message.attach(file.filename, bytes(file.content), file.content_type)
    return message
