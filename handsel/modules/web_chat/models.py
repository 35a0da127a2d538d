"""Sites, and the visits of browsers to them."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class Site(BusinessOwned):
    """The pages that may show a shop's chat. Its key stands in them for all to read."""

    gate_columns: ClassVar[tuple[str, ...]] = ("id", "business_id", "key", "origins")

    channel = ForeignKey("channels.Channel")
    #: The channel's account; names its business (see `site_key.py`).
    key = models.CharField(max_length=80)
    #: Exactly these origins, as `origins.read_origin` writes them.
    origins = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "key"], name="one_site_of_a_key"),
            models.UniqueConstraint(fields=["business", "channel"], name="one_site_of_a_channel"),
        ]

    @property
    def shop_id(self) -> UUID:
        """The business whose site it is."""
        assert self.business_id is not None
        return self.business_id


class Visit(BusinessOwned):
    """A browser that may read and write one visitor's thread.

    Only the SHA-256 of its token is kept. It needs no salt: 256 bits are random.
    """

    gate_columns: ClassVar[tuple[str, ...]] = (
        "id", "business_id", "site_id", "digest", "conversation_id", "ends_at",
    )  # fmt: skip

    site = ForeignKey(Site)
    digest = models.BinaryField(max_length=32)
    #: The visitor, as the channel knows them: the same on all devices of who is signed in.
    visitor = models.CharField(max_length=160)
    #: What the shop calls them, if it signed who they are.
    name = models.CharField(max_length=200, blank=True)
    is_signed = models.BooleanField(default=False)
    #: Their thread, once they have said something.
    conversation = ForeignKey("conversations.Conversation", null=True)
    created_at = models.DateTimeField()
    used_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "digest"], name="one_visit_of_a_token")
        ]
        indexes = [
            models.Index(fields=["business", "site", "visitor"], name="visits_by_visitor"),
            models.Index(fields=["business", "ends_at"], name="visits_by_end"),
        ]
