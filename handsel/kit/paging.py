"""Cursors: where the next page begins, as text that only we need to understand."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from uuid import UUID

from handsel.kit.errors import Invalid

LONGEST_CURSOR = 200


class BadCursor(Invalid):
    """This cursor does not come from a page of this list."""

    code = "bad_cursor"


def cursor_after(moment: datetime | None, last_id: UUID) -> str:
    """The cursor of a page that ends with the row of this moment (if moments order it) and id."""
    written = json.dumps([moment.isoformat() if moment else None, last_id.hex])
    return urlsafe_b64encode(written.encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[datetime | None, UUID]:
    """What `cursor_after` was given; raises BadCursor. It grants nothing: it is only a place."""
    if len(cursor) > LONGEST_CURSOR:
        raise BadCursor
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        moment, last_id = json.loads(urlsafe_b64decode(padded))
        at = None if moment is None else datetime.fromisoformat(moment)
        found = UUID(last_id)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BadCursor from error
    if at is not None and at.tzinfo is None:
        raise BadCursor
    return at, found
