"""What the demonstration shops' own sites show. The key is the one that stands in their pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Website:
    """One shop's page. `goods` are names of pictures and what people call what they show."""

    slug: str
    name: str
    line: str
    story: str
    place: str
    hours: str
    site_key: str
    color: str
    goods: tuple[tuple[str, str], ...]


SHOPS = {
    shop.slug: shop
    for shop in (
        Website(
            slug="rose-bakery",
            name="Rose Bakery",
            line="Bread before breakfast, cake whenever.",
            story="We have baked on Orchard Row since the street had horses. Sourdough comes out"
            " at six, croissants at seven, and somebody is always up to answer.",
            place="14 Orchard Row, Bath",
            hours="Tuesday to Sunday, from seven",
            site_key="wc_019ab0de0000700080000000000000a10000000000000001",
            color="#8c2f4b",
            goods=(
                ("sourdough-loaf", "Sourdough Loaf"),
                ("butter-croissant", "Butter Croissant"),
                ("rose-pistachio-cake", "Rose and Pistachio Cake"),
                ("scones", "Scones"),
                ("stoneware-mug", "Stoneware Mug"),
                ("afternoon-tea-box", "Afternoon Tea Box"),
            ),
        ),
        Website(
            slug="blue-cafe",
            name="Blue Cafe",
            line="Coffee by the water.",
            story="Our own roast, muffins from the morning, and a window on the quay.",
            place="3 Quay Lane, Galway",
            hours="Every day, from eight",
            site_key="wc_019ab0de0000700080000000000000b10000000000000001",
            color="#1d4f7c",
            goods=(
                ("house-espresso", "Blue House Espresso"),
                ("blueberry-muffin", "Blueberry Muffin"),
                ("enamel-mug", "Enamel Mug"),
            ),
        ),
    )
}
