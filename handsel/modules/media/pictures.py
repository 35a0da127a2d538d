"""Pictures from outside, drawn anew: what comes out are pixels, upright, and nothing else.

Whatever else the file held goes: where it was taken, comments, a second file behind the first. The
first frame of one that moves is kept.
"""

import struct
import threading
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from handsel.kit.errors import Failure, Invalid
from handsel.modules.media.rules import LARGEST_PICTURE

FORMATS: Final = {
    "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF",
}  # fmt: skip
#: Every channel takes these two.
JPEG, PNG = "image/jpeg", "image/png"
#: What mostly comes from cameras: as PNG it would be several times as large.
PHOTOGRAPHS: Final = (JPEG, "image/webp")
#: Checked by what the file says of itself, before a pixel is read.
MOST_PIXELS: Final = 40_000_000
#: Larger ones are made smaller: no phone shows more.
LONGEST_SIDE: Final = 4096
_QUALITIES: Final = (85, 70, 50)
# The largest picture is 160 MB of pixels: one at a time in each process.
_ONE_AT_A_TIME: Final = threading.Lock()
# What the library raises for files that are not what they say.
_BROKEN: Final = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError,
    struct.error, zlib.error,
)  # fmt: skip


class NotReadable(Invalid):
    """This file is damaged, or is not what it says it is."""

    code = "unreadable_file"


class TooManyPixels(Invalid):
    """This picture has too many pixels: 40 million are the most."""

    code = "too_many_pixels"


class PictureTooLarge(Failure):
    """This picture is too large, also as a JPEG."""

    code = "too_large"
    status = 413


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept."""

    content: bytes
    content_type: str
    width: int
    height: int


def redraw(content: bytes, *, content_type: str) -> Picture:
    """The picture, drawn anew. Raises NotReadable, TooManyPixels and PictureTooLarge."""
    try:
        with _ONE_AT_A_TIME, Image.open(BytesIO(content), formats=[FORMATS[content_type]]) as one:
            _require_few_pixels(one)
            upright = _upright(one)
            is_photograph = content_type in PHOTOGRAPHS and upright.mode == "RGB"
            return _encoded(upright, as_photograph=is_photograph)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooManyPixels from None
    except _BROKEN:
        raise NotReadable from None


def _require_few_pixels(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise TooManyPixels


def _upright(image: Image.Image) -> Image.Image:
    # A large JPEG is read smaller from the start.
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    mode = "RGBA" if image.has_transparency_data else "RGB"
    upright = ImageOps.exif_transpose(image).convert(mode)
    # The encoders write some of it into the new file.
    upright.info.clear()
    return upright


def _encoded(image: Image.Image, *, as_photograph: bool) -> Picture:
    width, height = image.size
    if not as_photograph:
        drawn = _saved(image, "PNG")
        if len(drawn) <= LARGEST_PICTURE:
            return Picture(drawn, PNG, width, height)
    for quality in _QUALITIES:
        drawn = _saved(_on_white(image), "JPEG", quality=quality)
        if len(drawn) <= LARGEST_PICTURE:
            return Picture(drawn, JPEG, width, height)
    raise PictureTooLarge


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _saved(image: Image.Image, kind: str, *, quality: int = 0) -> bytes:
    written = BytesIO()
    image.save(written, kind, **({"quality": quality} if quality else {}))
    return written.getvalue()
