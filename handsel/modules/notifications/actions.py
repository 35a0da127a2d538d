"""Verbs on mail."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit import tenancy
from handsel.kit.key_ring import seal
from handsel.modules.notifications.letters import Letter
from handsel.modules.notifications.models import Mail, MailAttachment, PersonalMail
from handsel.modules.notifications.personal_sending import place_of_html, place_of_text
from handsel.modules.notifications.tasks import send_mail, send_personal_mail

type File = tuple[str, str, bytes]


def write(
    *,
    once_key: str,
    recipients: Sequence[str],
    letter: Letter,
    sender_name: str,
    reply_to: str = "",
    attachments: Sequence[File] = (),
) -> Mail | None:
    """Write one letter and have it sent; a second call for the same occasion changes nothing.

    `attachments` are (file name, content type, content). None when there is nobody to write to.
    """
    addresses = sorted({address.strip() for address in recipients if address.strip()})
    if not addresses:
        return None
    try:
        with transaction.atomic():
            mail = Mail.objects.create(
                once_key=once_key,
                sender_name=sender_name,
                reply_to=reply_to,
                recipients=addresses,
                subject=letter.subject[:300],
                text=letter.text,
                html=letter.html,
            )
            _attach(mail.id, attachments)
    except IntegrityError:
        return Mail.objects.get(once_key=once_key)
    send_mail.enqueue(business_id=tenancy.current(), mail_id=mail.id)
    return mail


def write_to_person(*, recipient: str, letter: Letter) -> PersonalMail:
    """Write a letter about somebody's account and have it sent, soon and once."""
    mail = PersonalMail(recipient=recipient.strip(), subject=letter.subject[:300])
    mail.text = seal(letter.text, place=place_of_text(mail.id))
    mail.html = seal(letter.html, place=place_of_html(mail.id))
    with transaction.atomic():
        mail.save(force_insert=True)
        send_personal_mail.enqueue(mail_id=mail.id)
    return mail


def _attach(mail_id: UUID, attachments: Sequence[File]) -> None:
    MailAttachment.objects.bulk_create(
        MailAttachment(mail_id=mail_id, filename=name, content_type=kind, content=content)
        for name, kind, content in attachments
    )
