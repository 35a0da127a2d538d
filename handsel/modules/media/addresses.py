"""Where an upload is read: its business's id, 192 bits by chance, and a plain name.

The business stands in it so that the row is found within one business, as with API keys (decision
0024). Meta takes no file names beyond ASCII.
"""

import re
import secrets
from pathlib import PurePath
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils.text import slugify

_SHAPE: Final = re.compile(r"([0-9a-f]{32})[0-9a-f]{48}", re.ASCII)
_LONGEST: Final = 60


def new_token(business_id: UUID) -> str:
    """A token for another upload of this business."""
    return f"{business_id.hex}{secrets.token_hex(24)}"


def business_of(token: str) -> UUID | None:
    """The business that a token names; None for what is no token. There may be no such upload."""
    found = _SHAPE.fullmatch(token)
    return UUID(hex=found[1]) if found else None


def plain_name(filename: str) -> str:
    """The file's name as it stands in its address."""
    path = PurePath(filename)
    return f"{slugify(path.stem)[:_LONGEST] or 'file'}{path.suffix}"


def url_of(*, token: str, filename: str) -> str:
    """The public address of an upload."""
    return f"{settings.PUBLIC_URL}/media/{token}/{plain_name(filename)}"
