"""Loaves, rolls and everything with a crust."""

from handsel.edge.cli.demo.drawing.shapes import (
    blob,
    box,
    circle,
    ellipse,
    moved,
    ring,
    scattered,
    seeds,
    shadow,
    shine,
    stroke,
)

_GRAINS = [(86, 118, 20), (104, 108, -30), (122, 114, 15), (141, 107, 40), (158, 119, -15)]
_MORE_GRAINS = [(95, 134, -20), (116, 131, 35), (137, 128, -35), (165, 136, 25), (77, 136, 50)]


def boule(*, crust: str = "crust") -> str:
    """A round loaf, scored like an ear of wheat."""
    scores = "".join(
        stroke(f"M120 {y} Q{120 - reach} {y - 4} {120 - reach * 1.3:g} {y - 16}", "butter", width=4)
        + stroke(
            f"M120 {y} Q{120 + reach} {y - 4} {120 + reach * 1.3:g} {y - 16}", "butter", width=4
        )
        for y, reach in ((124, 18), (146, 26), (168, 24))
    )
    return (
        shadow(80, y=190)
        + ellipse(120, 142, 82, 52, "toast")
        + ellipse(120, 137, 80, 50, crust)
        + shine(88, 112, 34, 13, turn=-24)
        + stroke("M120 100 V178", "butter", width=5)
        + scores
    )


def tin_loaf(*, crust: str = "crust", grain: str = "", slashes: int = 3) -> str:
    """A loaf from a tin; `grain` colors the seeds on top."""
    outline = (
        "M50 132 C36 96 74 84 120 84 S204 96 190 132 V178 Q190 188 180 188 H60 Q50 188 50 178Z"
    )
    cuts = "".join(
        stroke(f"M{84 + 30 * index} 118 Q{96 + 30 * index} 106 {104 + 30 * index} 96", "butter")
        for index in range(slashes)
    )
    return (
        shadow(78, y=190)
        + blob(outline, crust)
        + blob("M50 140 H190 V178 Q190 188 180 188 H60 Q50 188 50 178Z", "golden", opacity=0.75)
        + shine(92, 100, 30, 8, turn=-8)
        + (seeds([*_GRAINS, *_MORE_GRAINS], grain) if grain else cuts)
    )


def baguette() -> str:
    """Two baguettes in a paper sleeve."""

    def stick(x: float) -> str:
        cuts = "".join(
            stroke(f"M{x - 8} {y + 9} Q{x} {y} {x + 8} {y - 4}", "butter") for y in (58, 82, 106)
        )
        return box(x - 15, 34, 30, 160, "crust", corner=15) + shine(x - 6, 84, 4, 34) + cuts

    sleeve = blob("M84 128 L158 120 L150 202 H92Z", "linen") + stroke(
        "M98 142 L146 137 M99 154 L145 149", "rose", width=3
    )
    return shadow(58, y=200) + moved(stick(104) + stick(136) + sleeve, turn=14)


def focaccia() -> str:
    """A slab with dimples and sprigs."""
    dimples = [(82, 118), (112, 112), (144, 116), (168, 126), (72, 142), (103, 142), (136, 144)]
    dimples += [(164, 150), (88, 164), (120, 166), (150, 168)]
    sprigs = "".join(
        stroke(f"M{x} {y} l12 -8 M{x + 4} {y - 3} l-1 -6 M{x + 8} {y - 5} l5 3", "leaf", width=3)
        for x, y in ((92, 130), (124, 128), (150, 136), (104, 158), (136, 160))
    )
    return (
        shadow(80, y=192)
        + box(44, 104, 152, 86, "toast", corner=22)
        + box(44, 96, 152, 84, "golden", corner=22)
        + scattered(dimples, 7, "crust")
        + shine(84, 106, 26, 5, turn=-4)
        + sprigs
    )


def rolls(*, crust: str = "golden") -> str:
    """Soft rolls, baked touching."""
    rows = [(74, 138), (120, 130), (166, 138), (92, 166), (148, 166)]
    return shadow(84, y=190) + "".join(
        circle(x, y, 27, "crust")
        + circle(x, y - 2, 25, crust)
        + shine(x - 8, y - 12, 9, 4, turn=-24)
        for x, y in rows
    )


def braid(*, grain: str = "") -> str:
    """A braided loaf."""
    strands = "".join(
        ellipse(x, y, 30, 19, tone, turn=turn)
        for x, y, tone, turn in (
            (52, 150, "toast", -30),
            (74, 132, "crust", 32),
            (96, 148, "golden", -32),
            (120, 130, "crust", 32),
            (144, 148, "golden", -32),
            (166, 132, "crust", 32),
            (188, 150, "toast", -30),
        )
    )
    return shadow(86, y=182) + strands + (seeds([*_GRAINS, *_MORE_GRAINS], grain) if grain else "")


def bagel(*, grain: str = "cream") -> str:
    """A ring with seeds on it."""
    places = [
        (x, y, 40.0 * index) for index, (x, y) in enumerate(ring(11, x=120, y=136, rx=46, ry=34))
    ]
    return (
        shadow(76, y=188)
        + ellipse(120, 142, 76, 48, "toast")
        + ellipse(120, 137, 74, 46, "golden")
        + shine(90, 112, 26, 8, turn=-26)
        + ellipse(120, 140, 23, 13, "toast")
        + ellipse(120, 143, 19, 9, "chocolate", opacity=0.6)
        + seeds(places, grain)
    )


def toast(*, spread: str) -> str:
    """A thick slice with something on it."""
    slice_ = "M58 112 C40 70 200 70 182 112 V176 Q182 186 172 186 H68 Q58 186 58 176Z"
    return (
        shadow(68, y=190)
        + blob(slice_, "crust")
        + moved(blob(slice_, "butter"), scale=0.88, y=2)
        + blob(
            "M78 116 C70 88 168 86 164 114 C172 140 158 168 128 164 C96 174 70 150 78 116Z", spread
        )
        + shine(104, 108, 18, 6, turn=-14)
    )


def sandwich() -> str:
    """Two halves of bread with layers between."""
    return (
        shadow(78, y=186)
        + box(52, 152, 136, 30, "golden", corner=12)
        + stroke("M56 150 q11 12 22 0 t22 0 t22 0 t22 0 t22 0 t18 0", "leaf", width=8)
        + box(54, 128, 132, 14, "cherry", corner=7)
        + box(52, 116, 136, 14, "lemon", corner=4)
        + blob("M50 116 C50 74 190 74 190 116Z", "crust")
        + shine(92, 94, 24, 6, turn=-10)
        + seeds([(104, 98, 20), (126, 92, -20), (148, 100, 30)], "cream")
    )
