"""Customers and their identities."""

from django.db import models

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class Customer(BusinessOwned):
    """A person who writes to or buys from one business."""

    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    #: BCP 47 language the customer last wrote in, as far as we can tell.
    language = models.CharField(max_length=12, blank=True)
    #: Set when the customer asked for no more automatic messages.
    stopped_at = models.DateTimeField(null=True)
    #: Set while the customer wants no promotions, as they told the channel's provider.
    promotions_declined_at = models.DateTimeField(null=True)
    #: Set while a member of the shop has shut this customer out, and who did.
    blocked_at = models.DateTimeField(null=True)
    blocked_by_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)


class Identity(BusinessOwned):
    """A customer as one channel knows them."""

    customer = ForeignKey(Customer)
    channel = ForeignKey("channels.Channel")
    external_id = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "channel", "external_id"], name="one_identity_per_channel"
            )
        ]
