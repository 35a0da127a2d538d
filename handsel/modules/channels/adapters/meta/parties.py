"""Whose account an item is about, and which customer."""

from dataclasses import dataclass

from handsel.modules.channels.adapters.meta.fields import id_at, object_at

# Meta's test button and documentation use it for "some account".
NO_ACCOUNT = "0"
PRESSED = frozenset({"postback", "referral", "optin"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """`from_account` is true when the account itself wrote, with us or with the provider's app."""

    account: str
    customer: str
    from_account: bool

    @property
    def own_thread(self) -> bool:
        """Whether the account writes to itself."""
        return self.account == self.customer


def parties(item: object, *, entry_id: str) -> Parties:
    """Who is who in one item of `messaging[]` or `standby[]`.

    A customer's item has our account as recipient; an echo has it as sender; `entry.id` is our
    account in both. Three slips are mended: examples of postbacks and referrals whose `entry.id` is
    the customer, examples of echoes with the parties the other way round, and an account's own
    message that lacks the echo flag.
    """
    sender, recipient = id_at(item, "sender", "id"), id_at(item, "recipient", "id")
    flagged = object_at(item, "message").get("is_echo") is True
    unflagged = (
        bool(recipient)
        and sender == entry_id != recipient
        and not (PRESSED & object_at(item).keys())
    )
    from_account = flagged or unflagged
    turned = flagged and entry_id == recipient
    account, customer = (sender, recipient) if from_account and not turned else (recipient, sender)
    if not account or (entry_id not in {"", NO_ACCOUNT, sender, recipient}):
        account = entry_id
    return Parties(account=account, customer=customer, from_account=from_account)
