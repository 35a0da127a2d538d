"""What may be uploaded: types by their first bytes, sizes, and names fit to be shown. Pure."""

import re
from datetime import timedelta
from typing import Final

from handsel.kit.names import clean

PDF: Final = "application/pdf"
#: Our types → how such a file begins. WebP says what it is after its length.
_BEGINNINGS: Final = {
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    PDF: re.compile(rb"%PDF-\d"),
}
TYPES: Final = tuple(_BEGINNINGS)
#: WhatsApp takes no larger picture, Telegram fetches none.
LARGEST_PICTURE: Final = 5_000_000
LARGEST_FILE: Final = 10_000_000
#: What one business may keep.
QUOTA: Final = 2_000_000_000
#: What was uploaded and not sent is forgotten after this long.
KEPT_UNSENT: Final = timedelta(days=1)

_LONGEST_STEM: Final = 80
_PATH: Final = re.compile(r"[/\\]")
_ODD: Final = re.compile(r'[<>:"|?*%]')
#: A PDF ends like this, give or take what mail programs add.
_PDF_END: Final = b"%%EOF"
_END_WITHIN: Final = 1024


def type_of(content: bytes) -> str:
    """What a file is by its own bytes; empty for what may not be uploaded."""
    return next((name for name, begins in _BEGINNINGS.items() if begins.match(content)), "")


def largest_of(content_type: str) -> int:
    """How many bytes a file of this type may have."""
    return LARGEST_FILE if content_type == PDF else LARGEST_PICTURE


def is_whole_pdf(content: bytes) -> bool:
    """Whether a PDF came to its end."""
    return _PDF_END in content[-_END_WITHIN:]


def shown_name(filename: str, *, extension: str) -> str:
    """A name for people: one line of visible characters, no path, and the file's own extension."""
    name = _ODD.sub("_", clean(_PATH.split(filename)[-1])).strip(" .")
    stem, dot, _ = name.rpartition(".")
    stem = (stem if dot else name).strip(" .")[:_LONGEST_STEM].strip(" .")
    return f"{stem or 'file'}.{extension}"
