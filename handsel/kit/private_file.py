"""Files that only we may read, written whole or not at all."""

import os
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Replace `path` by a file with this text that only its owner may read (0600)."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.fresh")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_text(text)
    fresh.replace(path)
