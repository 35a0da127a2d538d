"""Connected pages, numbers and bots."""

from typing import ClassVar

from django.db import models

from handsel.kit.tenancy import BusinessOwned


class Kind(models.TextChoices):
    INSTAGRAM = "instagram"
    MESSENGER = "messenger"
    WHATSAPP = "whatsapp", "WhatsApp"
    TELEGRAM = "telegram"
    WEBCHAT = "webchat", "Web chat"


class Status(models.TextChoices):
    CONNECTING = "connecting"
    CONNECTED = "connected"
    DEGRADED = "degraded"
    REAUTH_REQUIRED = "reauth_required"
    SUSPENDED = "suspended"
    DISCONNECTED = "disconnected"


class Channel(BusinessOwned):
    """One connected account. Inbound is never refused; outbound is held unless it may send."""

    sealed_columns: ClassVar[tuple[str, ...]] = ("access_token",)

    kind = models.CharField(max_length=20, choices=Kind.choices)
    external_id = models.CharField(max_length=120)
    name = models.CharField(max_length=120)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.CONNECTING)
    status_reason = models.CharField(max_length=200, blank=True)
    #: When a restriction of the provider's ends by itself, if it says so.
    restricted_until = models.DateTimeField(null=True)
    #: The provider's time of the newest change to the account that was applied.
    account_changed_at = models.DateTimeField(null=True)
    #: The account this one belongs to at the provider (a number's WhatsApp business account).
    parent_external_id = models.CharField(max_length=120, blank=True)
    access_token = models.TextField(blank=True)
    #: Dots and the token's last four characters, for people to tell tokens apart.
    token_hint = models.CharField(max_length=8, blank=True, db_default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "kind", "external_id"], name="one_channel_per_account"
            )
        ]
