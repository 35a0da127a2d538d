"""Jars, bags, things for the home, and presents."""

from handsel.edge.cli.demo.drawing.shapes import (
    blob,
    box,
    circle,
    ellipse,
    moved,
    scattered,
    shadow,
    shine,
    stroke,
)


def _flower(x: float, y: float, *, paint: str = "rose", size: float = 1) -> str:
    """A rose of three turns between two leaves, the bakery's mark."""
    return (
        ellipse(x - 10 * size, y + 9 * size, 8 * size, 4 * size, "leaf", turn=28)
        + ellipse(x + 10 * size, y + 9 * size, 8 * size, 4 * size, "leaf", turn=-28)
        + circle(x, y, 12 * size, paint)
        + circle(x + size, y - size, 8 * size, "white", opacity=0.3)
        + circle(x, y, 5.5 * size, paint)
        + circle(x + 0.8 * size, y - 0.8 * size, 2.4 * size, "white", opacity=0.45)
    )


def jar(*, fill: str, lid: str = "linen", mark: str = "rose") -> str:
    """A glass jar with a cloth lid and a label."""
    return (
        shadow(52, y=204)
        + box(68, 82, 104, 120, fill, corner=20)
        + shine(82, 130, 5, 36)
        + box(82, 118, 76, 58, "white", corner=6)
        + _flower(120, 138, paint=mark)
        + blob("M62 92 q-2 -10 6 -14 q4 -28 52 -28 t52 28 q8 4 6 14 q-10 8 -18 -1 q-10 9 -20 0"
               " q-10 9 -20 0 q-10 9 -20 0 q-10 9 -20 0 q-10 8 -18 1Z", lid)
        + stroke("M70 80 Q120 92 170 80", "berry", width=4)
    )  # fmt: skip


def bag(*, paper: str = "oat", inside: str = "golden", mark: str = "rose") -> str:
    """A paper bag with a window, folded at the top."""
    return (
        shadow(58, y=204)
        + blob("M68 70 H172 L178 196 Q178 202 172 202 H68 Q62 202 62 196Z", paper)
        + blob("M68 70 H172 L173 92 H67Z", "toast", opacity=0.35)
        + box(112, 62, 16, 38, "crust", corner=3)
        + _flower(120, 116, paint=mark, size=0.9)
        + ellipse(120, 168, 36, 24, "white")
        + ellipse(120, 168, 32, 20, "linen")
        + scattered([(104, 166), (120, 160), (136, 167), (112, 177), (129, 177)], 9, inside)
    )


def pouch(*, paper: str = "charcoal", label: str = "cream", bean: str = "chocolate") -> str:
    """A coffee pouch."""
    return (
        shadow(56, y=204)
        + blob("M72 58 H168 L178 192 Q178 202 168 202 H72 Q62 202 62 192Z", paper)
        + blob("M72 58 H168 L169 76 H71Z", "white", opacity=0.22)
        + circle(120, 104, 3, "white", opacity=0.5)
        + box(84, 118, 72, 60, label, corner=8)
        + ellipse(120, 148, 16, 22, bean, turn=24)
        + stroke("M128 130 q-14 14 -8 18 t-8 19", label, width=3.5)
    )


def tin(*, paint: str, mark: str = "rose") -> str:
    """A round tin with a lid."""
    return (
        shadow(54, y=204)
        + blob("M66 88 V190 Q66 204 120 204 T174 190 V88Z", paint)
        + box(60, 72, 120, 26, paint, corner=8)
        + box(60, 92, 120, 6, "charcoal", opacity=0.25)
        + ellipse(120, 74, 60, 13, paint)
        + ellipse(120, 72, 52, 9, "white", opacity=0.35)
        + ellipse(120, 146, 36, 32, "cream")
        + _flower(120, 140, paint=mark, size=1.2)
        + shine(76, 140, 4, 36)
    )


def mug(*, paint: str, mark: str = "cream") -> str:
    """A stoneware mug, steaming."""
    steam = "M104 70 q-10 -12 0 -22 t0 -20 M132 70 q-10 -12 0 -22 t0 -20"
    return (
        shadow(62, y=198)
        + stroke(steam, "white", width=5, opacity=0.75)
        + stroke("M160 112 q40 -6 36 26 q-4 30 -42 28", paint, width=15)
        + blob("M56 88 H164 V164 Q164 196 132 196 H88 Q56 196 56 164Z", paint)
        + ellipse(110, 88, 54, 13, "white", opacity=0.45)
        + ellipse(110, 89, 47, 9, "chocolate")
        + blob("M56 158 H164 V164 Q164 196 132 196 H88 Q56 196 56 164Z", "white", opacity=0.22)
        + stroke("M110 148 c-24 -16 -14 -36 0 -22 c14 -14 24 6 0 22", mark, width=4.5)
        + shine(70, 128, 4.5, 24)
    )


def cup(*, paint: str, drink: str = "cocoa", foam: str = "cream") -> str:
    """A wide cup on a saucer, with a leaf in the foam."""
    return (
        shadow(80, y=196)
        + ellipse(120, 186, 82, 13, paint)
        + ellipse(120, 183, 66, 8, "white", opacity=0.4)
        + stroke("M172 116 q32 -4 28 20 q-4 22 -36 22", paint, width=11)
        + blob("M58 106 H182 Q182 178 120 178 T58 106Z", paint)
        + ellipse(120, 106, 62, 20, "white")
        + ellipse(120, 107, 55, 16, drink)
        + ellipse(120, 107, 30, 10, foam)
        + stroke("M96 107 H144 M110 102 l8 5 l-8 5 M124 102 l8 5 l-8 5", drink, width=2.5)
        + shine(76, 136, 5, 16, turn=-16)
    )


def towel(*, cloth: str = "linen", print_: str = "rose", pattern: str = "roses") -> str:
    """A folded cloth on a rail."""
    roses = "".join(_flower(x, y, paint=print_, size=0.8) for x, y in _PRINT_PLACES)
    stripes = "".join(box(78, y, 84, 8, print_) for y in (94, 112, 150, 168))
    return (
        box(46, 54, 148, 8, "crust", corner=4)
        + circle(46, 58, 8, "toast")
        + circle(194, 58, 8, "toast")
        + blob("M78 56 H162 V196 q-7 5 -14 0 t-14 0 t-14 0 t-14 0 t-14 0 t-14 0Z", cloth)
        + (roses if pattern == "roses" else stripes)
        + box(78, 56, 84, 10, "toast", opacity=0.2)
        + box(140, 66, 22, 128, "charcoal", opacity=0.07)
    )


_PRINT_PLACES = ((98, 86), (140, 96), (108, 126), (144, 146), (96, 164))


def apron(*, cloth: str = "navy", trim: str = "cream") -> str:
    """An apron on a hook."""
    return (
        stroke("M98 76 Q120 8 142 76", cloth, width=6)
        + stroke("M76 124 q-24 6 -30 24 M164 124 q24 6 30 24", cloth, width=6)
        + blob("M96 70 H144 Q146 108 168 122 L176 196 Q176 204 168 204 H72 Q64 204 64 196"
               " L72 122 Q94 108 96 70Z", cloth)
        + box(90, 138, 60, 40, "white", corner=6, opacity=0.16)
        + stroke("M90 148 H150", trim, width=3)
        + _flower(120, 96, size=0.9)
    )  # fmt: skip


def tote(*, cloth: str = "linen", mark: str = "rose") -> str:
    """A canvas bag."""
    return (
        shadow(60, y=204)
        + stroke("M92 96 C92 28 148 28 148 96", "crust", width=7)
        + blob("M62 86 H178 L184 194 Q184 204 174 204 H66 Q56 204 56 194Z", cloth)
        + box(62, 86, 116, 8, "toast", opacity=0.18)
        + _flower(120, 136, paint=mark, size=1.9)
    )


def gift_box(*, paper: str, ribbon: str) -> str:
    """A present with a bow."""
    return (
        shadow(66, y=204)
        + box(58, 110, 124, 92, paper, corner=6)
        + box(50, 92, 140, 28, paper, corner=6)
        + box(50, 116, 140, 5, "charcoal", opacity=0.14)
        + box(110, 92, 20, 110, ribbon)
        + blob("M120 92 C92 92 70 76 82 60 C96 46 116 68 120 92Z", ribbon)
        + blob("M120 92 C148 92 170 76 158 60 C144 46 124 68 120 92Z", ribbon)
        + circle(120, 90, 9, "white", opacity=0.5)
        + shine(72, 150, 4, 28)
    )


def hamper(*, ribbon: str, treats: list[str]) -> str:
    """An open basket of good things."""
    piled = "".join(
        circle(76 + 29 * index, 112 - (index % 2) * 10, 21, treat)
        + shine(70 + 29 * index, 103 - (index % 2) * 10, 6, 3, turn=-24)
        for index, treat in enumerate(treats)
    )
    weave = "".join(
        stroke(f"M60 {y} H180", "toast", width=3, opacity=0.55) for y in (144, 162, 180)
    )
    ribs = "".join(
        stroke(f"M{x} 128 V198", "toast", width=3, opacity=0.4) for x in range(76, 170, 18)
    )
    return (
        shadow(70, y=204)
        + stroke("M62 128 C62 20 178 20 178 128", "crust", width=8)
        + piled
        + blob("M52 122 H188 L178 194 Q176 204 166 204 H74 Q64 204 62 194Z", "golden")
        + weave
        + ribs
        + box(48, 116, 144, 14, "crust", corner=7)
        + blob("M120 140 l-24 -10 v22Z M120 140 l24 -10 v22Z", ribbon)
        + circle(120, 141, 6, ribbon)
    )


def gift_card(*, paper: str = "rose") -> str:
    """A card half out of its envelope."""
    return (
        shadow(76, y=198)
        + moved(
            box(64, 70, 118, 82, paper, corner=10) + _flower(98, 104, paint="white", size=1.4)
            + box(124, 96, 42, 7, "white", corner=3, opacity=0.8)
            + box(124, 112, 28, 7, "white", corner=3, opacity=0.6),
            turn=-7,
        )
        + box(48, 124, 144, 72, "linen", corner=8)
        + blob("M48 130 L120 174 L192 130 V124 H48Z", "oat")
        + circle(120, 168, 11, "berry")
    )  # fmt: skip


def bottle(*, drink: str, label: str = "cream", mark: str = "lemon") -> str:
    """A stoppered bottle."""
    return (
        shadow(40, y=208)
        + box(108, 36, 24, 18, "crust", corner=4)
        + blob("M106 52 H134 V82 Q160 94 160 120 V196 Q160 206 150 206 H90 Q80 206 80 196 V120"
               " Q80 94 106 82Z", drink)
        + shine(92, 140, 4, 40)
        + box(80, 126, 80, 50, label)
        + circle(120, 151, 15, mark)
        + stroke("M120 140 V162 M109 151 H131", label, width=2.5)
    )  # fmt: skip


def starter_kit(*, mark: str = "blue") -> str:
    """A jar of sourdough starter with its banneton and spatula."""
    basket = (
        ellipse(160, 172, 52, 30, "crust")
        + ellipse(160, 164, 52, 26, "golden")
        + ellipse(160, 163, 40, 18, "linen")
        + ellipse(160, 163, 26, 11, "oat")
    )
    kept = jar(fill="butter", lid="linen", mark=mark)
    return shadow(86, y=202) + basket + moved(kept, scale=0.78, x=-34, y=18)
