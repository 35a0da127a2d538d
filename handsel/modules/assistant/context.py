"""What a thinker may see in one turn: this customer, this shop's public catalog, nothing else.

Plain values, gathered in one transaction and safe to keep beside the turn. Handles are opaque
names (`p_` product, `v_` variant, `k_` knowledge entry, `c_` checkout, `o_` order, `l_` its line,
`g_` change of an order, `m_` way of paying known of the customer, `w_` one the shop offers) that
stay the same within a conversation and mean nothing outside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from handsel.kit.money import Money
from handsel.modules.assistant.delivery_cards import DeliveryCard
from handsel.modules.assistant.labels import IntentLabel
from handsel.modules.assistant.payment_cards import PayWayCard
from handsel.modules.assistant.rulebook.values import Absence, Manner


@dataclass(frozen=True, slots=True)
class VariantCard:
    """One sellable variant. `options` maps an option's name to its value ("Color": "Blue")."""

    handle: str
    title: str
    options: Mapping[str, str]
    price: Money
    available: int


@dataclass(frozen=True, slots=True)
class ProductCard:
    """A product the customer may mean, with every variant on sale."""

    handle: str
    title: str
    description: str
    category: str
    variants: tuple[VariantCard, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of one incoming text that name products.

    `start` and `end` are character offsets into that text; `products` are handles, best first,
    with a score from 0 to 1; `options` are option values the same words name, lower case.
    """

    incoming: int
    start: int
    end: int
    products: tuple[tuple[str, float], ...]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CartLineCard:
    variant: str
    title: str
    quantity: int
    unit_price: Money


@dataclass(frozen=True, slots=True)
class CartCard:
    lines: tuple[CartLineCard, ...] = ()
    total: Money | None = None


@dataclass(frozen=True, slots=True)
class CheckoutCard:
    """`open`: the summary was shown and awaits a yes. `confirmed`: a payment link is out."""

    handle: str
    status: Literal["open", "confirmed"]
    total: Money
    shown_at: datetime


@dataclass(frozen=True, slots=True)
class OrderLineCard:
    """A line of an order, with the handles of what was bought."""

    handle: str
    title: str
    quantity: int
    product: str = ""
    variant: str = ""


@dataclass(frozen=True, slots=True)
class OrderCard:
    handle: str
    number: str
    status: str
    payment_status: str
    fulfillment: str
    total: Money
    lines: tuple[OrderLineCard, ...] = ()
    tracking: str = ""


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """A change of an order that was listed and awaits the customer's yes."""

    handle: str
    kind: str
    order: str
    shown_at: datetime


@dataclass(frozen=True, slots=True)
class MethodCard:
    """A way of paying the shop knows of this customer."""

    handle: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class KnowledgeCard:
    """An entry the shop wrote: `kind` is question, policy, hours or delivery."""

    handle: str
    kind: str
    question: str
    answer: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleCard:
    """A customer's question whose meaning a member of this shop settled.

    `label` is what was meant, `entry` the handle of the entry that answers it; either may be
    missing.
    """

    text: str
    label: IntentLabel | None = None
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An earlier message of this conversation, oldest first."""

    author_kind: Literal["customer", "member", "assistant", "automation", "native_app", "system"]
    text: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A customer's message this turn answers. `payload` is what a button of ours carried."""

    text: str
    payload: str = ""
    has_attachments: bool = False


@dataclass(frozen=True, slots=True)
class TurnContext:
    """Everything one turn may use. `memory` is what the house engine kept from its last turn."""

    business_name: str
    currency: str
    locale: str
    persona: str
    incoming: tuple[Incoming, ...]
    said: tuple[Said, ...] = ()
    mentions: tuple[Mention, ...] = ()
    products: tuple[ProductCard, ...] = ()
    cart: CartCard = CartCard()
    checkout: CheckoutCard | None = None
    orders: tuple[OrderCard, ...] = ()
    change: ChangeCard | None = None
    methods: tuple[MethodCard, ...] = ()
    knowledge: tuple[KnowledgeCard, ...] = ()
    examples: tuple[ExampleCard, ...] = ()
    delivery: DeliveryCard | None = None
    ways: tuple[PayWayCard, ...] = ()
    memory: Mapping[str, Any] = field(default_factory=dict)
    manner: Manner = field(default_factory=Manner)
    #: Set while nobody of the shop is there.
    absence: Absence | None = None

    @property
    def own_language(self) -> str:
        """Two letters: what is spoken where the customer's words do not tell."""
        return self.manner.default_language or self.locale[:2].lower()

    @property
    def is_first(self) -> bool:
        """Whether the assistant has said nothing yet in this episode."""
        return not any(said.author_kind == "assistant" for said in self.said)
