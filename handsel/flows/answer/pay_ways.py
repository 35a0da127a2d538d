"""The shop's ways to pay, as a turn may see them."""

from handsel.modules.assistant.handles import Handles
from handsel.modules.assistant.payment_cards import PayWayCard
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.models import PaymentAccount
from handsel.modules.conversations.models import Conversation

#: Customers know the way, not the company behind it.
_KINDS = {"stripe": "card"}


def way_cards(handles: Handles) -> tuple[PayWayCard, ...]:
    """Everything customers are offered, the default first."""
    return tuple(
        PayWayCard(handles.mint("way", one.id), kind=kind_of(one))
        for one in payments.list_accounts()
    )


def kind_of(account: PaymentAccount) -> str:
    """What customers call paying on this account."""
    return _KINDS.get(account.provider, account.provider)


def way_of(conversation: Conversation) -> str:
    """How the customer pays next, where the shop leaves them a choice; else empty."""
    if len(payments.list_accounts()) < 2:
        return ""
    account = payments.find_account_for(conversation.customer_id)
    return kind_of(account) if account else ""
