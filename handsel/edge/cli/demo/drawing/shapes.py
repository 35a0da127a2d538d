"""SVG shapes as strings, on a canvas of 240 by 240, and the one palette they share."""

from collections.abc import Iterable
from math import cos, radians, sin

PALETTE = {
    "cream": "#fbf2e3",
    "butter": "#f3d9a4",
    "golden": "#e0ac6a",
    "crust": "#c98748",
    "toast": "#a3622f",
    "chocolate": "#5f3c2c",
    "cocoa": "#86594a",
    "rose": "#dc8a92",
    "blush": "#f0c0bf",
    "berry": "#a93c4e",
    "cherry": "#c94f4a",
    "orange": "#e39a53",
    "lemon": "#f2cf63",
    "sage": "#9bb08f",
    "leaf": "#6d8a5c",
    "pistachio": "#bccb92",
    "meadow": "#d7dfbf",
    "blue": "#5d88ad",
    "navy": "#3d5a7d",
    "sky": "#b9d0de",
    "plum": "#735272",
    "oat": "#dfcfb6",
    "linen": "#efe5d4",
    "charcoal": "#4b4643",
    "silver": "#c9ccce",
    "white": "#fffdf9",
}
_SHADE, _LIGHT = "#2f1b12", "#fff8ea"


def color(name: str) -> str:
    """A palette color's hex value; raises KeyError for a name it lacks."""
    return PALETTE[name]


def ellipse(
    x: float, y: float, rx: float, ry: float, fill: str, *, turn: float = 0, opacity: float = 1
) -> str:
    """An ellipse around (x, y), turned by degrees."""
    turned = f' transform="rotate({turn:g} {x:g} {y:g})"' if turn else ""
    return (
        f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}"'
        f'{_paint(fill, opacity)}{turned}/>'
    )  # fmt: skip


def circle(x: float, y: float, radius: float, fill: str, *, opacity: float = 1) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"{_paint(fill, opacity)}/>'


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    *,
    corner: float = 0,
    turn: float = 0,
    opacity: float = 1,
) -> str:
    """A rectangle, its corners rounded, turned by degrees around its middle."""
    middle = f"{x + width / 2:g} {y + height / 2:g}"
    turned = f' transform="rotate({turn:g} {middle})"' if turn else ""
    rounded = f' rx="{corner:g}"' if corner else ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
        f"{rounded}{_paint(fill, opacity)}{turned}/>"
    )


def blob(outline: str, fill: str, *, opacity: float = 1) -> str:
    """A filled path."""
    return f'<path d="{outline}"{_paint(fill, opacity)}/>'


def stroke(outline: str, paint: str, *, width: float = 4, opacity: float = 1) -> str:
    """A drawn line with round ends."""
    faint = f' opacity="{opacity:g}"' if opacity != 1 else ""
    return (
        f'<path d="{outline}" fill="none" stroke="{color(paint)}" stroke-width="{width:g}"'
        f' stroke-linecap="round" stroke-linejoin="round"{faint}/>'
    )


def moved(parts: str, *, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0) -> str:
    """A group moved, turned around the canvas's middle, and scaled towards it."""
    steps = [f"translate({x:g} {y:g})"] if x or y else []
    steps += [f"rotate({turn:g} 120 120)"] if turn else []
    if scale != 1:
        shift = 120 * (1 - scale)
        steps.append(f"translate({shift:g} {shift:g}) scale({scale:g})")
    return f'<g transform="{" ".join(steps)}">{parts}</g>'


def shadow(width: float, *, y: float = 194) -> str:
    """What stands on the table darkens it a little."""
    return f'<ellipse cx="120" cy="{y:g}" rx="{width:g}" ry="9" fill="{_SHADE}" opacity=".13"/>'


def shine(x: float, y: float, rx: float, ry: float, *, turn: float = 0) -> str:
    """Light from the upper left."""
    turned = f' transform="rotate({turn:g} {x:g} {y:g})"' if turn else ""
    return (
        f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{_LIGHT}"'
        f' opacity=".32"{turned}/>'
    )


def scattered(places: Iterable[tuple[float, float]], radius: float, fill: str) -> str:
    """Seeds, chips, sugar: many small dots."""
    return "".join(circle(x, y, radius, fill) for x, y in places)


def ring(count: int, *, x: float, y: float, rx: float, ry: float) -> list[tuple[float, float]]:
    """Points spread evenly on an ellipse, the first at its top."""
    turns = (radians(360 * index / count - 90) for index in range(count))
    return [(round(x + rx * cos(turn), 1), round(y + ry * sin(turn), 1)) for turn in turns]


def seeds(places: Iterable[tuple[float, float, float]], fill: str) -> str:
    """Slim grains at (x, y), each turned by degrees."""
    return "".join(ellipse(x, y, 4.5, 2, fill, turn=turn) for x, y, turn in places)


def _paint(fill: str, opacity: float) -> str:
    faint = f' opacity="{opacity:g}"' if opacity != 1 else ""
    return f' fill="{color(fill)}"{faint}'
