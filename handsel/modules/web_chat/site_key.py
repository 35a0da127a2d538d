"""How a site's key is written: `wc_`, the business's id, and enough by chance to tell sites apart.

It says where to look, proves nothing, and is no secret: it stands in the shop's own pages.
"""

import re
import secrets
from typing import Final
from uuid import UUID

_SHAPE: Final = re.compile(r"wc_([0-9a-f]{32})[0-9a-f]{16}", re.ASCII)


def new_site_key(business_id: UUID) -> str:
    """A key for another site of this business."""
    return f"wc_{business_id.hex}{secrets.token_hex(8)}"


def business_of(key: str) -> UUID | None:
    """The business that a key names; None for what is no key. There may be no such site."""
    found = _SHAPE.fullmatch(key)
    return UUID(hex=found[1]) if found else None
