"""Draw the demonstration shops' pictures: `python -m handsel.edge.cli.demo.draw`.

The pictures are kept with the code; run this again after changing a shop's products or a shape.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from handsel.edge.cli.demo.drawing import bread, cakes, goods, pastry
from handsel.edge.cli.demo.drawing.shapes import box, circle
from handsel.edge.cli.demo.shops import SHOPS, load

PICTURES = Path(__file__).parent / "pictures"

MOTIFS: Mapping[str, Callable[..., str]] = {
    motif.__name__: motif
    for motif in (
        bread.bagel, bread.baguette, bread.boule, bread.braid, bread.focaccia, bread.rolls,
        bread.sandwich, bread.tin_loaf, bread.toast,
        cakes.birthday_cake, cakes.brownies, cakes.cheesecake, cakes.cookies, cakes.cupcake,
        cakes.florentines, cakes.layer_cake, cakes.loaf_cake, cakes.macarons, cakes.shortbread,
        goods.apron, goods.bag, goods.bottle, goods.cup, goods.gift_box, goods.gift_card,
        goods.hamper, goods.jar, goods.mug, goods.pouch, goods.starter_kit, goods.tin, goods.tote,
        goods.towel,
        pastry.chocolate_roll, pastry.croissant, pastry.danish, pastry.savory_roll, pastry.scone,
        pastry.swirl, pastry.tart, pastry.twist,
    )
}  # fmt: skip


def picture(title: str, *, motif: str, wall: str, colors: Mapping[str, Any]) -> str:
    """One product as an SVG document: a wall, a soft disc of light, and the thing itself."""
    named = title.replace("&", "and").replace("<", "")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" role="img">'
        f"<title>{named}</title>"
        + box(0, 0, 240, 240, wall)
        + circle(120, 122, 98, "white", opacity=0.34)
        + MOTIFS[motif](**colors)
        + "</svg>\n"
    )


def draw_shop(slug: str) -> dict[str, str]:
    """Every picture of a shop, by product handle."""
    shop = load(slug)
    return {
        product.handle: picture(
            product.title,
            motif=product.drawing.motif,
            wall=shop.walls[product.category],
            colors=product.drawing.colors,
        )
        for product in shop.products
    }


def main() -> None:
    """Write every shop's pictures, and remove those of products that are gone."""
    for slug in SHOPS:
        folder = PICTURES / slug
        folder.mkdir(parents=True, exist_ok=True)
        drawn = draw_shop(slug)
        for old in folder.glob("*.svg"):
            if old.stem not in drawn:
                old.unlink()
        for handle, svg in drawn.items():
            (folder / f"{handle}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
