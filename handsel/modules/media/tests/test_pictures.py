"""Pictures are drawn anew: pixels come through, upright, and nothing else does."""

import resource

import pytest

from handsel.modules.media.pictures import LONGEST_SIDE, NotReadable, TooManyPixels, redraw
from handsel.modules.media.rules import LARGEST_PICTURE
from handsel.modules.media.tests.files import opened, photograph, picture, png_that_claims

RED, BLUE = (255, 0, 0), (0, 0, 255)


def test_what_a_picture_says_beside_its_pixels_is_gone() -> None:
    taken = photograph()
    assert b"Exif" in taken
    assert b"taken at home" in taken
    drawn = redraw(taken, content_type="image/jpeg")
    assert b"Exif" not in drawn.content
    assert b"taken at home" not in drawn.content
    assert dict(opened(drawn.content).getexif()) == {}


def test_a_photograph_that_lies_on_its_side_is_turned() -> None:
    drawn = redraw(photograph(turned=6), content_type="image/jpeg")
    assert (drawn.width, drawn.height) == (20, 40)
    shown = opened(drawn.content)
    top, bottom = shown.getpixel((10, 3)), shown.getpixel((10, 36))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > 60 > top[2]
    assert bottom[2] > 200 > 60 > bottom[0]


def test_what_stands_behind_a_picture_is_gone() -> None:
    for kind in ("PNG", "JPEG", "GIF"):
        hidden = picture(kind) + b"PK\x03\x04<script>alert(1)</script>"
        drawn = redraw(hidden, content_type=f"image/{kind.lower()}")
        assert b"script" not in drawn.content


@pytest.mark.parametrize(
    ("kind", "mode", "becomes"),
    [
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("JPEG", "L", "image/jpeg"),
        ("PNG", "RGBA", "image/png"),
        ("PNG", "P", "image/png"),
        ("GIF", "P", "image/png"),
        ("WEBP", "RGBA", "image/png"),
        ("WEBP", "RGB", "image/jpeg"),
    ],
)
def test_every_kind_becomes_one_that_all_channels_take(kind: str, mode: str, becomes: str) -> None:
    drawn = redraw(picture(kind, mode=mode), content_type=f"image/{kind.lower()}")
    assert (drawn.content_type, drawn.width, drawn.height) == (becomes, 40, 20)
    assert opened(drawn.content).mode in ("RGB", "RGBA")


def test_what_is_clear_stays_clear() -> None:
    drawn = redraw(picture("PNG", mode="RGBA"), content_type="image/png")
    assert opened(drawn.content).mode == "RGBA"


def test_of_a_picture_that_moves_the_first_frame_is_kept() -> None:
    frames = [opened(picture(size=(8, 8))), opened(picture(size=(8, 8), mode="L"))]
    moving = picture("GIF", size=(8, 8), save_all=True, append_images=frames)
    drawn = opened(redraw(moving, content_type="image/gif").content)
    assert getattr(drawn, "n_frames", 1) == 1
    assert drawn.convert("RGB").getpixel((1, 1)) == RED
    assert drawn.convert("RGB").getpixel((6, 6)) == BLUE


def test_a_very_large_picture_is_made_smaller() -> None:
    drawn = redraw(picture("JPEG", size=(6000, 1500)), content_type="image/jpeg")
    assert (drawn.width, drawn.height) == (LONGEST_SIDE, LONGEST_SIDE // 4)
    assert len(drawn.content) < LARGEST_PICTURE


@pytest.mark.parametrize("side", [6_400, 12_000, 50_000])
def test_pixels_are_counted_before_one_is_read(side: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TooManyPixels):
        redraw(png_that_claims(side, side), content_type="image/png")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_cut_short_is_refused(kind: str) -> None:
    whole = picture(kind, size=(400, 300))
    with pytest.raises(NotReadable):
        redraw(whole[: len(whole) // 2], content_type=f"image/{kind.lower()}")


def test_one_kind_under_the_name_of_another_is_refused() -> None:
    with pytest.raises(NotReadable):
        redraw(picture("PNG"), content_type="image/jpeg")
