"""Short names of businesses: made of a name, or chosen, and never one that stands for us. Pure.

That no two of them look alike is the database's promise (`Business.Meta`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from handsel.kit.errors import Invalid
from handsel.kit.names import clean, skeleton

LONGEST: Final = 60
SHORTEST: Final = 3
# Addresses and mailboxes that people take for the installation's own.
_WORDS: Final = (
    "about abuse account accounts admin administrator api app assets auth billing blog business"
    " businesses cdn contact dashboard demo dev developer docs download email example handsel help"
    " hooks hostmaster info internal invitations invite legal live localhost login logout mail me"
    " media messages new news null official oauth ops owner pay payment payments ping platform"
    " postmaster press privacy production public root sandbox secure security settings shop shops"
    " sign-in sign-up signin signup smtp sso staff staging static status store support system"
    " team terms test trust undefined user users web webhook webhooks webmaster widget www"
)
RESERVED: Final = frozenset(_WORDS.split())
_RESERVED_LOOKS: Final = frozenset(skeleton(word) for word in RESERVED)
_SHAPE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOT_OURS: Final = skeleton("handsel")


class BadSlug(Invalid):
    """A short name is 3 to 60 of a-z and 0-9, with single hyphens between them."""

    code = "bad_slug"


class ReservedName(Invalid):
    """This name is kept for Handsel itself."""

    code = "reserved_name"


def require_slug(text: str) -> str:
    """The short name somebody chose, in lower case. Raises BadSlug and ReservedName."""
    slug = unicodedata.normalize("NFKC", text).strip().lower()
    if not (SHORTEST <= len(slug) <= LONGEST and _SHAPE.fullmatch(slug)):
        raise BadSlug
    if is_reserved(slug):
        raise ReservedName
    return slug


def require_name(text: str, *, longest: int = 120) -> str:
    """A business's name, cleaned. Raises Invalid and ReservedName.

    Our letters carry it to strangers, so it neither speaks for us nor leads anywhere.
    """
    name = clean(text)
    if not name or len(name) > longest:
        raise Invalid(f"A name is 1 to {longest} visible characters.")
    if "://" in name or "www." in name.lower():
        raise Invalid("A name is not an address.")
    if _NOT_OURS in re.sub(r"[\W_]+", "", skeleton(name)):
        raise ReservedName
    return name


def is_reserved(slug: str) -> bool:
    """Whether a short name looks like one of ours."""
    looks = skeleton(slug)
    return looks in _RESERVED_LOOKS or _NOT_OURS in looks.replace("-", "")


def slugs_for(name: str, *, draw: Callable[[], str]) -> Iterator[str]:
    """Short names for a business of this name, the best first, as many as are asked for.

    `draw` gives an ending that is likely to be free.
    """
    base = _ascii(name)
    if len(base) >= SHORTEST and not is_reserved(base):
        yield base
        yield f"{base}-2"
        yield f"{base}-3"
    stem = "shop" if len(base) < SHORTEST or _NOT_OURS in skeleton(base) else base
    while True:
        yield f"{stem}-{draw()}"


def _ascii(name: str) -> str:
    """The Latin letters and digits of a name."""
    plain = unicodedata.normalize("NFKD", clean(name)).lower()
    bare = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[: LONGEST - 8].strip("-")
