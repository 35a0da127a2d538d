"""A worded message: its text and its buttons."""

from dataclasses import dataclass

MAX_BYTES = 1000  # Instagram's limit for one text, the smallest of our channels
MAX_TITLE = 20  # characters of a button's title, the smallest of our channels


@dataclass(frozen=True, slots=True)
class Button:
    """A reply the customer can tap; `payload` comes back as `Incoming.payload`."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Worded:
    """Text of at most `MAX_BYTES` UTF-8 bytes, and at most three buttons."""

    text: str
    buttons: tuple[Button, ...] = ()
