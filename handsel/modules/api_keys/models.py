"""API keys, revoked ones included, so that the audit's entries keep a name."""

from datetime import timedelta

from django.db import models

from handsel.kit.tenancy import BusinessOwned, ForeignKey
from handsel.modules.businesses.models import Member


class ApiKey(BusinessOwned):
    """By which a program calls as a member, with some of their permissions.

    Only the SHA-256 of the key's text is kept. It needs no salt: 256 bits are random.
    """

    #: Whoever made it: it acts for them, and ends with their membership.
    member = ForeignKey(Member)
    name = models.CharField(max_length=80)
    digest = models.BinaryField(max_length=32)
    #: How the text begins and ends, to be told apart from others.
    begins = models.CharField(max_length=8)
    ends = models.CharField(max_length=4)
    scopes = models.JSONField(default=list)
    #: From where it may be used; anywhere when empty.
    networks = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    #: When it was last used from elsewhere.
    refused_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "digest"], name="one_key_of_a_text"),
            models.UniqueConstraint(
                fields=["business", "name"],
                condition=models.Q(revoked_at=None),
                name="one_living_key_of_a_name",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    expires_at__gt=models.F("created_at"),
                    expires_at__lte=models.F("created_at") + timedelta(days=365),
                ),
                name="a_key_ends_within_a_year",
            ),
        ]

    @property
    def shown(self) -> str:
        """Enough of the text to know it by: `hk_live_…abcd`."""
        return f"{self.begins}…{self.ends}"
