"""Background sending of mail."""

from uuid import UUID

from handsel.kit.jobs import job
from handsel.modules.notifications import personal_sending, sending


@job(queue="notify", name="send_mail", attempts=12)
def send_mail(*, business_id: str, mail_id: str) -> None:
    """Hand one letter to the mail server."""
    sending.send(business_id=UUID(business_id), mail_id=UUID(mail_id))


@job(queue="notify", name="send_personal_mail", attempts=12)
def send_personal_mail(*, mail_id: str) -> None:
    """Hand one letter about an account to the mail server."""
    personal_sending.send(UUID(mail_id))
