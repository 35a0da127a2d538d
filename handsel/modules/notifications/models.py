"""Mail waiting to be sent, and sent."""

from typing import ClassVar

from django.db import models

from handsel.kit.ids import uuid7
from handsel.kit.tenancy import BusinessOwned, ForeignKey, SharedTable


class Mail(BusinessOwned):
    """One letter to one or more addresses. `once_key` names the occasion."""

    once_key = models.CharField(max_length=160)
    sender_name = models.CharField(max_length=120)
    reply_to = models.CharField(max_length=254, blank=True)
    recipients = models.JSONField(default=list)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    state = models.CharField(max_length=10, default="pending")
    reason = models.CharField(max_length=300, blank=True)
    attempts = models.IntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "once_key"], name="one_mail_per_occasion"),
            models.CheckConstraint(
                condition=models.Q(state__in=["pending", "sent", "failed"]), name="mail_state_known"
            ),
        ]


class MailAttachment(BusinessOwned):
    """A file that goes with a letter."""

    mail = ForeignKey(Mail, related_name="attachments")
    filename = models.CharField(max_length=120)
    content_type = models.CharField(max_length=120)
    content = models.BinaryField()


class PersonalMail(SharedTable):
    """One letter to a person about their account. Its words hold codes, so they are sealed, and
    gone once it is sent."""

    shared_because = "an account is a person's, whichever businesses they work for"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT, INSERT, UPDATE, DELETE",),
    }
    sealed_columns: ClassVar[tuple[str, ...]] = ("text", "html")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    recipient = models.CharField(max_length=254)
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    state = models.CharField(max_length=10, default="pending")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["pending", "sent", "failed"]),
                name="personal_mail_state_known",
            ),
        ]
