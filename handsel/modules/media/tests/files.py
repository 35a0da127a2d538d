"""Files as members have them, and as nobody should."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
#: The tag of EXIF that says how a picture is turned, and the block that says where it was taken.
ORIENTATION, PLACE = 0x0112, 0x8825


def picture(
    kind: str = "PNG", *, size: tuple[int, int] = (40, 20), mode: str = "RGB", **more: Any
) -> bytes:
    """A picture that is red at the left and blue at the right, half clear as RGBA."""
    drawn = Image.new("RGB", size, "blue")
    drawn.paste("red", (0, 0, size[0] // 2, size[1]))
    drawn = drawn.convert(mode)
    if mode == "RGBA":
        drawn.putalpha(120)
    written = BytesIO()
    drawn.save(written, kind, **more)
    return written.getvalue()


def photograph(*, turned: int = 6, size: tuple[int, int] = (40, 20)) -> bytes:
    """A JPEG of a telephone: turned, taken somewhere, with a comment."""
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    exif.get_ifd(PLACE)[2] = (51.0, 30.0, 26.0)
    return picture("JPEG", size=size, exif=exif, comment=b"taken at home")


def png_that_claims(width: int, height: int) -> bytes:
    """The beginning of a PNG of this size, and no pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def opened(content: bytes) -> Image.Image:
    """The picture in these bytes."""
    image = Image.open(BytesIO(content))
    image.load()
    return image
