"""What a thing says, in a few letters: two readers with the same letters have read the same."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

LETTERS: Final = 24


def fingerprint(content: Mapping[str, Any]) -> str:
    """A short hash of plain values by name; the order of names does not count."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:LETTERS]
