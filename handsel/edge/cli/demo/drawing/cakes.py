"""Cakes, biscuits and other sweet things."""

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


def layer_cake(
    *, sponge: str = "golden", icing: str = "", cream: str = "cream", topping: str = "berry"
) -> str:
    """A cake on a stand: iced all over, or naked with cream between its layers."""
    stand = (
        shadow(52, y=206)
        + blob("M106 182 H134 L142 200 Q142 206 120 206 Q98 206 98 200Z", "silver")
        + ellipse(120, 182, 80, 13, "silver")
        + ellipse(120, 179, 80, 12, "white")
    )
    body = blob("M64 100 V170 Q64 182 120 182 T176 170 V100Z", icing or sponge)
    middle = "" if icing else stroke("M66 138 Q120 150 174 138", cream, width=9)
    jam = "" if icing else stroke("M66 145 Q120 157 174 145", "berry", width=4)
    drips = "M64 98 V118 q6 10 12 0 q5 -8 10 6 q6 12 12 0 q6 -12 12 2 q7 14 14 0 q5 -10 11 -2"
    drips += " q7 14 13 0 q5 -12 11 -2 q6 10 17 -4 V98Z"
    top = ellipse(120, 98, 56, 17, cream) + blob(drips, cream)
    return stand + body + middle + jam + top + _on_top(topping)


def _on_top(fill: str) -> str:
    places = [*ring(8, x=120, y=92, rx=40, ry=9), (120, 90)]
    return scattered(places, 8, fill) + "".join(shine(x - 2, y - 3, 2.5, 1.8) for x, y in places)


def birthday_cake(*, icing: str = "blush") -> str:
    """A layer cake with candles."""
    candles = "".join(
        box(x - 3, 52, 6, 36, paint, corner=2) + ellipse(x, 43, 4, 7, "lemon")
        for x, paint in ((92, "blue"), (120, "rose"), (148, "sage"))
    )
    dots = scattered([(80, 142), (104, 152), (128, 142), (152, 154), (168, 138)], 4, "white")
    return layer_cake(icing=icing, cream="cream", topping="cherry") + dots + candles


def loaf_cake(*, sponge: str = "golden", icing: str = "", topping: str = "") -> str:
    """A cake from a loaf tin, with a slice cut."""
    drips = "M60 118 C60 92 180 92 180 118 v10 q-6 12 -12 0 q-7 -10 -13 4 q-7 12 -14 -2"
    drips += " q-6 -12 -13 2 q-7 14 -14 0 q-7 -12 -14 0 q-6 12 -13 0 q-6 -10 -14 -2 q-6 8 -13 -2Z"
    bits = [(88, 110, 20), (108, 104, -30), (130, 106, 40), (152, 110, 0), (120, 116, 70)]
    return (
        shadow(80, y=190)
        + ellipse(120, 186, 84, 9, "white")
        + blob("M60 124 C56 92 184 92 180 124 V176 Q180 184 170 184 H70 Q60 184 60 176Z", sponge)
        + blob("M60 130 C58 98 182 98 180 130 V122 C184 90 56 90 60 122Z", "toast")
        + stroke("M146 124 V182", "toast", width=3, opacity=0.5)
        + (blob(drips, icing) if icing else shine(98, 106, 24, 5, turn=-6))
        + (seeds(bits, topping) if topping else "")
    )


def cupcake(*, icing: str, wrapper: str = "linen", topping: str = "cherry") -> str:
    """A cupcake with a swirl."""
    pleats = "".join(
        stroke(f"M{120 + step} 148 L{120 + step * 0.72:g} 194", "toast", width=2, opacity=0.35)
        for step in (-40, -24, -8, 8, 24, 40)
    )
    sprinkles = [(92, 132, 20), (116, 122, -40), (142, 134, 60), (104, 108, 10), (134, 108, -20)]
    return (
        shadow(50, y=200)
        + blob("M66 144 H174 L158 192 Q156 198 148 198 H92 Q84 198 82 192Z", wrapper)
        + pleats
        + ellipse(120, 136, 60, 21, icing)
        + ellipse(120, 114, 46, 19, icing)
        + ellipse(120, 94, 30, 16, icing)
        + stroke("M64 142 Q120 158 174 136 M78 120 Q120 134 162 114", "white", width=3, opacity=0.5)
        + seeds(sprinkles, "white")
        + circle(120, 76, 12, topping)
        + shine(116, 72, 3.5, 2.5)
    )


def cheesecake(*, fruit: str = "berry") -> str:
    """A wedge with a biscuit base."""
    return (
        shadow(78, y=190)
        + blob("M44 128 L190 104 V170 L44 184Z", "butter")
        + blob("M44 168 L190 154 V172 L44 186Z", "toast")
        + blob("M44 128 L150 88 Q186 90 190 104Z", "cream")
        + blob(
            "M120 104 C140 84 190 92 190 106 V122 q-7 14 -14 0 q-6 -6 -12 4 q-7 12 -14 -2Z", fruit
        )
        + scattered([(150, 98), (168, 96), (160, 106)], 9, fruit)
        + "".join(shine(x, y, 3, 2) for x, y in ((147, 95), (165, 93), (157, 103)))
    )


def cookies(*, dough: str = "golden", bits: str = "chocolate") -> str:
    """Three round biscuits leaning on each other."""

    def one(x: float, y: float, radius: float) -> str:
        spots = [*ring(6, x=x, y=y, rx=radius * 0.62, ry=radius * 0.62), (x + 3, y + 2)]
        return (
            circle(x, y + 2, radius + 2, "toast")
            + circle(x, y, radius, dough)
            + shine(x - radius * 0.4, y - radius * 0.6, radius * 0.28, radius * 0.12, turn=-30)
            + scattered(spots, radius * 0.12, bits)
        )

    return shadow(82, y=190) + one(160, 118, 38) + one(82, 110, 38) + one(116, 152, 40)


def florentines() -> str:
    """Thin rounds of nuts and fruit on chocolate."""
    zigzag = stroke("M88 138 l10 26 l10 -34 l10 50 l10 -50 l10 38 l8 -26", "chocolate", width=4)
    return cookies(dough="orange", bits="berry") + zigzag


def shortbread() -> str:
    """Fingers, pricked."""

    def finger(x: float, turn: float) -> str:
        pricks = scattered([(x + 14, y) for y in (88, 108, 128, 148, 168)], 2.6, "crust")
        parts = box(x, 74, 28, 112, "butter", corner=6) + pricks
        return moved(parts + stroke(f"M{x + 1} 184 H{x + 27}", "crust", width=3), turn=turn)

    return shadow(76, y=196) + finger(66, -8) + finger(148, 9) + finger(106, 0)


def macarons(*, tones: list[str]) -> str:
    """A little tower, one color each."""
    tower = shadow(54, y=198)
    for floor, tone in enumerate(tones):
        y = 178 - 36 * floor
        x = 120 + (-6, 7, -3)[floor % 3]
        tower += (
            box(x - 46, y - 4, 92, 18, tone, corner=9)
            + box(x - 42, y - 9, 84, 8, "cream", corner=4)
            + blob(
                f"M{x - 46} {y - 8} C{x - 44} {y - 36} {x + 44} {y - 36} {x + 46} {y - 8}Z", tone
            )
            + shine(x - 16, y - 22, 13, 3.5, turn=-8)
        )
    return tower


def brownies(*, drizzle: str = "") -> str:
    """Two squares, one on the other."""

    def one(x: float, y: float) -> str:
        return (
            blob(f"M{x} {y} l52 -20 l52 20 l-52 22Z", "cocoa")
            + blob(f"M{x} {y} v34 l52 24 v-36Z", "chocolate")
            + blob(f"M{x + 104} {y} v34 l-52 24 v-36Z", "charcoal")
            + stroke(f"M{x + 30} {y - 2} l20 -6 l10 8 l18 -2", "chocolate", width=3, opacity=0.5)
        )

    lines = "M72 104 l22 8 M86 97 l30 12 M104 91 l34 14 M122 90 l30 12"
    return (
        shadow(76, y=196)
        + one(40, 146)
        + one(98, 140)
        + one(66, 102)
        + (stroke(lines, drizzle, width=4) if drizzle else "")
    )
