"""Who may do what: the one permission table."""

from collections.abc import Collection
from enum import StrEnum

from handsel.modules.businesses.models import Role
from handsel.modules.users.models import SessionKind
from handsel.modules.users.rules import EVERYDAY, PHONE, STRICT, Lifetime


class Permission(StrEnum):
    READ_CONVERSATIONS = "conversations.read"
    REPLY = "conversations.reply"
    BLOCK = "customers.block"
    READ_CATALOG = "catalog.read"
    CHANGE_CATALOG = "catalog.change"
    EXPORT_CATALOG = "catalog.export"
    CHANGE_PRICES = "prices.change"
    READ_ORDERS = "orders.read"
    CHANGE_ORDERS = "orders.change"
    CHANGE_SERVICE = "service.change"
    REFUND = "payments.refund"
    RECORD_PAYMENT = "payments.record"
    READ_BOOKS = "payments.books"
    SETTLE_BOOKS = "books.settle"
    EXPORT_BOOKS = "books.export"
    READ_INVOICES = "invoices.read"
    READ_ANALYTICS = "analytics.read"
    EXPORT_ANALYTICS = "analytics.export"
    SEND_INVOICES = "invoices.send"
    READ_ASSISTANT = "assistant.read"
    TEACH = "assistant.teach"
    CHANGE_ASSISTANT = "assistant.change"
    CHANGE_MODELS = "assistant.models"
    CHANGE_CHANNELS = "channels.change"
    READ_CHANNELS = "channels.read"
    READ_PAYMENTS = "payments.read"
    CHANGE_PAYMENTS = "payments.change"
    STOP_PAYOUT = "payouts.stop"
    READ_BUSINESS = "business.read"
    CHANGE_BUSINESS = "business.change"
    TRANSFER_BUSINESS = "business.transfer"
    READ_MEMBERS = "members.read"
    MANAGE_MEMBERS = "members.change"
    LEAVE_BUSINESS = "members.leave"
    #: Make and touch owners and admins.
    MANAGE_LEADERS = "members.lead"
    CHANGE_BUDGET = "budget.change"
    REPLAY = "deliveries.replay"
    READ_AUDIT = "audit.read"
    READ_SUPPORT = "support.read"
    END_SUPPORT = "support.end"
    GRANT_SUPPORT = "support.grant"
    READ_KEYS = "keys.read"
    CHANGE_KEYS = "keys.change"


#: What moves money, opens doors or takes records away: a person proves again who they are.
STEP_UP: frozenset[Permission] = frozenset(
    {
        Permission.REFUND,
        Permission.RECORD_PAYMENT,
        Permission.EXPORT_CATALOG,
        Permission.EXPORT_ANALYTICS,
        Permission.EXPORT_BOOKS,
        Permission.CHANGE_PAYMENTS,
        Permission.CHANGE_CHANNELS,
        Permission.CHANGE_MODELS,
        Permission.CHANGE_KEYS,
        Permission.GRANT_SUPPORT,
        Permission.MANAGE_MEMBERS,
        Permission.MANAGE_LEADERS,
        Permission.TRANSFER_BUSINESS,
    }
)
#: What no API key may do, whatever it was given.
IN_PERSON: frozenset[Permission] = frozenset(
    {
        Permission.CHANGE_PAYMENTS,
        Permission.CHANGE_CHANNELS,
        Permission.CHANGE_MODELS,
        Permission.CHANGE_KEYS,
        Permission.GRANT_SUPPORT,
        Permission.MANAGE_MEMBERS,
        Permission.MANAGE_LEADERS,
        Permission.TRANSFER_BUSINESS,
        Permission.LEAVE_BUSINESS,
    }
)

_EVERYONE = {
    Permission.READ_BUSINESS,
    Permission.READ_MEMBERS,
    Permission.LEAVE_BUSINESS,
    Permission.READ_CONVERSATIONS,
    Permission.READ_CATALOG,
    Permission.READ_CHANNELS,
    Permission.READ_ORDERS,
    Permission.READ_ANALYTICS,
}
_AGENT = _EVERYONE | {
    Permission.REPLY,
    Permission.BLOCK,
    Permission.READ_ASSISTANT,
    Permission.TEACH,
    Permission.REPLAY,
    Permission.CHANGE_ORDERS,
}
_FINANCE = _EVERYONE | {
    Permission.CHANGE_PRICES,
    Permission.READ_INVOICES,
    Permission.SEND_INVOICES,
    Permission.REFUND,
    Permission.RECORD_PAYMENT,
    Permission.READ_BOOKS,
    Permission.EXPORT_ANALYTICS,
    Permission.SETTLE_BOOKS,
    Permission.EXPORT_BOOKS,
    Permission.READ_PAYMENTS,
}
_OWNER_ONLY = {
    Permission.TRANSFER_BUSINESS,
    Permission.MANAGE_LEADERS,
    Permission.GRANT_SUPPORT,
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.OWNER: frozenset(Permission),
    Role.ADMIN: frozenset(Permission) - _OWNER_ONLY,
    Role.AGENT: frozenset(_AGENT | {Permission.READ_INVOICES, Permission.SEND_INVOICES}),
    Role.FINANCE: frozenset(_FINANCE),
    Role.VIEWER: frozenset(_EVERYONE),
}

#: Whose sign-in needs a second factor, and does not last.
WITH_FACTOR: frozenset[Role] = frozenset({Role.OWNER, Role.ADMIN, Role.FINANCE})
#: What an operator may do whom the shop let in: read, and of that no books, invoices or audit.
SUPPORT: frozenset[Permission] = frozenset(
    {
        Permission.READ_BUSINESS,
        Permission.READ_CONVERSATIONS,
        Permission.READ_CATALOG,
        Permission.READ_CHANNELS,
        Permission.READ_ORDERS,
        Permission.READ_ASSISTANT,
    }
)


def lifetime_of(roles: Collection[str], *, kind: SessionKind) -> Lifetime:
    """How long somebody with these roles, in whichever businesses, stays signed in."""
    if kind is SessionKind.APP:
        return PHONE
    return STRICT if not roles or WITH_FACTOR & {Role(role) for role in roles} else EVERYDAY


def permissions_of(role: str) -> frozenset[Permission]:
    """What a role may do."""
    return PERMISSIONS[Role(role)]


#: Whoever has one of these roles decides who else works here.
LEADERS: frozenset[Role] = frozenset({Role.OWNER, Role.ADMIN})


def may_manage(permissions: frozenset[Permission], role: str) -> bool:
    """Whether somebody with these permissions may give a role, and change or end one it has.

    Nobody gives, or takes from, more than they have themselves; leaders are their own permission.
    """
    needed = Permission.MANAGE_LEADERS if role in LEADERS else Permission.MANAGE_MEMBERS
    return {Permission.MANAGE_MEMBERS, needed} | permissions_of(role) <= permissions
