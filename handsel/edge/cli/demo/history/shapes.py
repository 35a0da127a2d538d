"""Stories as they are written down: who wrote when, what was said and what became of it."""

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Kind = Literal["instagram", "messenger", "whatsapp", "telegram"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
#: What a customer does, …
Deed = Literal["say", "react", "unsend", "edit", "pay", "decline", "dispute"]
#: … what a member does, …
Duty = Literal[
    "reply", "template", "note", "assign", "label", "look", "take", "give", "resolve", "snooze",
    "block", "refund", "given_back", "received", "ship", "deliver",
]  # fmt: skip
#: … and what happens in the provider's own app, or on the way.
Event = Literal["type", "undelivered"]

_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def read_wait(written: object) -> object:
    """`1h30m` as a timedelta; anything else is left for pydantic to refuse."""
    if not isinstance(written, str) or not re.fullmatch(r"(\d+[smhd])+", written):
        return written
    parts = re.findall(r"(\d+)([smhd])", written)
    return sum((timedelta(**{_UNITS[unit]: int(n)}) for n, unit in parts), timedelta())


Wait = Annotated[timedelta, BeforeValidator(read_wait)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Strict):
    """One thing that happens. `by` is a member's first name."""

    do: Deed | Duty | Event = "say"
    by: str = ""
    text: str = ""
    #: How long after the step before it; without, as long as people take.
    after: Wait | None = None
    labels: tuple[str, ...] = ()
    #: In major units; a refund without it is of everything.
    amount: Decimal | None = None
    #: What came with the words.
    picture: str = ""
    story: str = ""
    ad: str = ""
    post: str = ""
    #: The words answer the last thing that was said.
    quotes: bool = False
    #: Nobody answers before the next step: the customer goes on writing.
    goes_on: bool = False


def read_step(written: object) -> object:
    """Words alone are something the customer says."""
    return {"text": written} if isinstance(written, str) else written


Steps = tuple[Annotated[Step, BeforeValidator(read_step)], ...]


class Story(_Strict):
    """One customer's conversation. It begins on the last such weekday, or so many `weeks` before;
    or so long `ago`, for what still waits."""

    who: str
    on: Kind
    email: str = ""
    day: Weekday | None = None
    weeks: int = Field(default=0, ge=0, le=1)
    at: str = Field(default="10:00", pattern=r"^\d\d:\d\d$")
    ago: Wait | None = None
    steps: Steps = Field(min_length=1)
    #: Members have not looked at it since.
    unread: bool = False


class Regular(_Strict):
    """Somebody who buys often, and the language they write in."""

    who: str
    on: Kind
    speaks: str


class Goods(_Strict):
    """How customers name one or several of something, and what they call it in a question."""

    one: str
    many: str


class Regulars(_Strict):
    """Who comes by on an ordinary day. `dialogs` have `{one}`, `{many}` and `{other}` to fill."""

    weekdays: dict[Weekday, int]
    hours: tuple[int, int]
    people: tuple[Regular, ...]
    goods: dict[str, tuple[Goods, ...]]
    dialogs: dict[str, tuple[Steps, ...]]


class Colleague(_Strict):
    """Somebody who joined after the shop opened."""

    name: str
    email: str
    password: str
    role: Literal["admin", "agent", "finance", "viewer"]


class Label(_Strict):
    name: str
    hue: int


class Kept(_Strict):
    shortcut: str
    text: str


class Invited(_Strict):
    email: str
    role: Literal["admin", "agent", "finance", "viewer"]
    ago: Wait


class NamedKey(_Strict):
    name: str
    scopes: tuple[str, ...]
    ago: Wait


class Reduction(_Strict):
    """A code that makes things cheaper: by per cent, or by an amount in major units."""

    name: str
    code: str
    percent: int | None = None
    amount: Decimal | None = None
    minimum: Decimal = Decimal(0)
    uses_each: int | None = None
    #: How long after the past's end it still holds; without, for good.
    lasts: Wait | None = None


class Household(_Strict):
    """What the shop has beside its conversations."""

    colleagues: tuple[Colleague, ...] = ()
    #: Who looks through the inbox and closes what is settled, as often as they are named.
    closers: tuple[str, ...] = Field(min_length=1)
    labels: tuple[Label, ...] = ()
    replies: tuple[Kept, ...] = ()
    discounts: tuple[Reduction, ...] = ()
    invitations: tuple[Invited, ...] = ()
    keys: tuple[NamedKey, ...] = ()
    #: What customers read who pay by transfer; empty where the shop takes none.
    bank_details: str = ""
    on_delivery: str = ""
    paypal: str = ""
    #: What a provider took once that nobody knows of, in minor units: a difference in the books.
    stray_minor: int = 0


class _Stories(_Strict):
    stories: tuple[Story, ...]


def folder_of(slug: str) -> Path:
    """Where a shop's past is written down."""
    return Path(__file__).with_name(slug)


def read_household(slug: str) -> Household:
    """The shop's household; raises ValueError when the file breaks its shape."""
    return Household.model_validate_json((folder_of(slug) / "household.json").read_text("utf-8"))


def read_regulars(slug: str) -> Regulars:
    """The shop's regulars; raises ValueError when the file breaks its shape."""
    return Regulars.model_validate_json((folder_of(slug) / "regulars.json").read_text("utf-8"))


def read_stories(slug: str) -> list[Story]:
    """All of the shop's stories, by language; raises ValueError when a file breaks its shape."""
    return [
        story
        for file in sorted((folder_of(slug) / "stories").glob("*.json"))
        for story in _Stories.model_validate_json(file.read_text("utf-8")).stories
    ]
