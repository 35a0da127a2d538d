"""Pastries and buns."""

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


def croissant(*, topping: str = "", tone: str = "golden") -> str:
    """A crescent of five rolls of dough; `topping` scatters flakes."""
    rolls = "".join(
        ellipse(x, y, rx, ry, fill, turn=turn)
        for x, y, rx, ry, fill, turn in (
            (50, 160, 15, 24, "toast", 62),
            (190, 160, 15, 24, "toast", -62),
            (72, 138, 24, 34, "crust", 38),
            (168, 138, 24, 34, "crust", -38),
            (95, 122, 26, 40, tone, 18),
            (145, 122, 26, 40, tone, -18),
            (120, 118, 25, 43, "crust", 0),
            (120, 117, 21, 40, tone, 0),
        )
    )
    flakes = [(96, 108, 20), (112, 96, -30), (130, 112, 40), (146, 104, 10), (84, 128, -20)]
    flakes += [(118, 134, 15), (160, 126, 50), (138, 136, -40)]
    return (
        shadow(82, y=180)
        + rolls
        + shine(112, 92, 5, 16, turn=8)
        + shine(84, 106, 4, 13, turn=24)
        + (seeds(flakes, topping) if topping else "")
    )


def chocolate_roll() -> str:
    """Pain au chocolat."""
    layers = "".join(
        stroke(f"M62 {y} Q120 {y - 12} 178 {y}", "toast", width=3, opacity=0.7)
        for y in (122, 138, 154)
    )
    return (
        shadow(76, y=184)
        + box(46, 100, 148, 78, "crust", corner=32)
        + box(50, 98, 140, 70, "golden", corner=30)
        + layers
        + shine(92, 110, 30, 6, turn=-4)
        + circle(56, 148, 9, "chocolate")
        + circle(184, 148, 9, "chocolate")
        + circle(62, 166, 7, "chocolate")
        + circle(178, 166, 7, "chocolate")
    )


def swirl(*, filling: str = "toast", icing: str = "", sugar: str = "") -> str:
    """A rolled bun seen from above, iced or sugared."""
    spiral = (
        "M120 134 c12 -4 18 12 4 17 c-22 7 -36 -20 -15 -34"
        " c28 -16 58 14 42 40 c-18 28 -70 24 -76 -12"
    )
    drizzle = stroke("M70 118 Q96 150 112 112 T152 118 T176 150", icing, width=9) if icing else ""
    pearls = [*ring(9, x=120, y=134, rx=50, ry=40), *ring(5, x=120, y=136, rx=24, ry=18)]
    return (
        shadow(76, y=188)
        + ellipse(120, 142, 74, 52, "toast")
        + ellipse(120, 136, 72, 50, "golden")
        + stroke(spiral, filling, width=7)
        + shine(86, 106, 24, 7, turn=-30)
        + drizzle
        + (scattered(pearls, 3.5, sugar) if sugar else "")
    )


def danish(*, fruit: str, custard: str = "lemon") -> str:
    """A folded square with fruit in its middle."""
    berries = [(120, 126), (106, 134), (134, 134), (113, 148), (128, 148)]
    return (
        shadow(76, y=188)
        + moved(box(64, 66, 112, 112, "crust", corner=16), turn=45, scale=0.86, y=14)
        + moved(box(70, 68, 100, 100, "golden", corner=14), turn=45, scale=0.86, y=14)
        + "".join(stroke(line, "toast", width=3, opacity=0.6) for line in _FOLDS)
        + ellipse(120, 137, 38, 30, custard)
        + scattered(berries, 11, fruit)
        + "".join(shine(x - 3, y - 4, 3, 2) for x, y in berries)
    )


_FOLDS = ("M120 82 V104", "M120 186 V170", "M70 134 H80", "M170 134 H160")


def twist(*, topping: str = "lemon") -> str:
    """A long twisted stick."""
    turns = "".join(
        ellipse(54 + 22 * index, 136, 20, 26, "golden" if index % 2 else "crust", turn=28)
        for index in range(7)
    )
    cheese = [(60, 126, 20), (82, 136, 60), (104, 124, 10), (126, 138, 45), (148, 126, 20)]
    return shadow(80, y=186) + moved(turns + seeds(cheese, topping), turn=-18, y=6)


def savory_roll(*, filling: str = "cocoa") -> str:
    """A filled roll cut open at one end."""
    slashes = "".join(stroke(f"M{x} 118 l14 22", "toast", width=4) for x in (80, 104, 128))
    return (
        shadow(80, y=184)
        + box(46, 104, 136, 74, "crust", corner=34)
        + box(48, 102, 130, 66, "golden", corner=32)
        + slashes
        + shine(96, 112, 30, 5)
        + ellipse(170, 140, 24, 37, "crust")
        + ellipse(171, 140, 20, 32, "butter")
        + ellipse(172, 140, 15, 25, filling)
        + scattered([(168, 130), (176, 140), (169, 150)], 2.5, "leaf")
    )


def scone(*, fruit: str = "plum") -> str:
    """A tall scone, split, with jam and cream."""
    return (
        shadow(66, y=190)
        + blob("M62 152 H178 L172 180 Q170 188 160 188 H80 Q70 188 68 180Z", "golden")
        + blob("M56 146 q14 -10 28 0 t28 0 t28 0 t28 0 q14 -2 14 8 q-60 16 -126 0Z", "cream")
        + blob("M62 142 q58 14 116 0 v-6 h-116Z", "berry")
        + blob("M62 138 C52 84 188 84 178 138 Q120 150 62 138Z", "crust")
        + blob("M72 112 C84 86 156 86 168 112 Q120 124 72 112Z", "golden")
        + scattered([(96, 124), (122, 130), (146, 122), (110, 106), (138, 104)], 4.5, fruit)
        + shine(98, 100, 16, 5, turn=-16)
    )


def tart(*, filling: str, fruit: str = "") -> str:
    """A round tart in its shell."""
    places = [*ring(8, x=120, y=128, rx=44, ry=20), (120, 128), (100, 128), (140, 128)]
    return (
        shadow(74, y=188)
        + blob("M44 128 L60 178 Q62 186 72 186 H168 Q178 186 180 178 L196 128Z", "crust")
        + "".join(
            stroke(f"M{x} 146 L{120 + (x - 120) * 0.84:g} 182", "toast", width=3, opacity=0.6)
            for x in range(66, 180, 18)
        )
        + ellipse(120, 128, 77, 38, "golden")
        + ellipse(120, 128, 66, 30, filling)
        + (scattered(places, 9, fruit) if fruit else shine(96, 114, 24, 6, turn=-12))
    )
