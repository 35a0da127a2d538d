"""What a channel is asked to bring to a customer, in our words."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `payload` comes back when pressed, or `url` opens."""

    title: str
    payload: str = ""
    url: str = ""


MediaKind = Literal["image", "video", "audio", "file"]


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What is known of a medium: its file's name, its size, a picture's pixels; 0 for unknown."""

    title: str = ""
    size_bytes: int = 0
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of a list under a message: `payload` comes back when it is chosen."""

    title: str
    payload: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A message the provider has approved beforehand. `values` fill its body, in order."""

    name: str
    locale: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What to send, in our words: a text with buttons or a list of choices, media, or a template.

    `media_kind` says what `media_url` is. With a template only its values are sent.
    """

    text: str = ""
    buttons: tuple[Button, ...] = ()
    choices: tuple[Choice, ...] = ()
    media_url: str = ""
    media_kind: MediaKind = "image"
    media_facts: MediaFacts = MediaFacts()
    template: Template | None = None

    def medium_alone(self) -> "Content":
        """The medium without what is around it."""
        return Content(
            media_url=self.media_url, media_kind=self.media_kind, media_facts=self.media_facts
        )
