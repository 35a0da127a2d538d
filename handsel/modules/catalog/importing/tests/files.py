"""Files for the tests, written in the shapes that shop systems document."""

from datetime import UTC, datetime

from handsel.kit import tenancy
from handsel.modules.catalog.importing.actions import receive, start
from handsel.modules.catalog.importing.lines import ProductDraft
from handsel.modules.catalog.importing.plan import Plan, Shop, Wanted
from handsel.modules.catalog.importing.problems import Problems
from handsel.modules.catalog.importing.running import run_import
from handsel.modules.catalog.importing.whole import read_whole
from handsel.modules.catalog.models import CatalogImport
from tests.cast import Shop as CastShop

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)

SHOPIFY = """\
Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,\
Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,\
Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,\
Cost per item,Status
tea-bowl,Tea bowl,"<p>Thrown by hand.</p>
<p>Holds <b>200 ml</b> &amp; more.</p>",Kiln,Bowls,"clay, gift",true,Glaze,Moss,Size,Small,TB-MS,\
180,shopify,4,deny,24.00,30.00,https://img.example/tb-1.jpg,1,9.50,active
tea-bowl,,,,,,,,Moss,,Large,TB-ML,260,shopify,-1,deny,32.00,,https://img.example/tb-2.jpg,2,12.00,
tea-bowl,,,,,,,,Ash,,Small,TB-AS,180,shopify,7,continue,24.00,,,,,
tea-bowl,,,,,,,,,,,,,,,,,,https://img.example/tb-3.jpg,3,,
whisk,Bamboo whisk,,Kiln,Tools,,true,Title,Default Title,,,,30,,0,deny,12.50,,,,,draft
"""

WOO = """\
ID,Type,SKU,Name,Published,"In stock?",Stock,"Backorders allowed?","Weight (kg)","Sale price",\
"Date sale price ends","Regular price",Categories,Images,Parent,"Attribute 1 name",\
"Attribute 1 value(s)"
11,variation,,"Scarf - Red",1,1,3,0,0.2,,,"35",,,id:10,Color,Red
10,variable,scarf,Scarf,1,1,,0,,,,,"Clothes > Winter > Scarves, Sale",https://img.example/s.jpg,,\
Color,"Red, Blue"
12,variation,scarf-blue,"Scarf - Blue",1,1,,0,0.2,"28,50",2999-05-04,"35",,,scarf,Color,Blue
13,simple,gloves,Gloves,1,0,,0,,,,"19,90",Clothes,,,,
14,simple,hat,Hat,-1,1,5,1,,"9,00",2026-05-01,"12,00",Clothes,,,,
15,grouped,set,Winter set,1,1,,0,,,,,Clothes,,,,
"""

PLAIN = """\
title,variant,price,stock,sku
Rye loaf,,4.20,12,RYE
Rose mug,Color: Blue,14,3,MUG-B
Rose mug,Color: Red,14,,MUG-R
"""


def shop(*, currency: str = "EUR", locale: str = "en_GB") -> Shop:
    """A shop as the importer sees it, at noon."""
    return Shop(currency=currency, locale=locale, now=NOON)


def read(
    text: str | bytes, *, wanted: Wanted | None = None, of: Shop | None = None
) -> tuple[Plan, list[ProductDraft], Problems]:
    """Read a file without a database."""
    content = text if isinstance(text, bytes) else text.encode()
    return read_whole(lambda: [content], shop=of or shop(), wanted=wanted)


def bring(
    into: CastShop,
    text: str | bytes,
    *,
    wanted: Wanted | None = None,
    is_dry_run: bool = False,
) -> CatalogImport:
    """Import a file into a shop, all of it, here and now."""
    content = text if isinstance(text, bytes) else text.encode()
    with tenancy.business(into.id):
        row = receive("catalog.csv", [content])
        start(row.id, wanted=wanted or Wanted(), is_dry_run=is_dry_run, in_background=False)
    return run_import(business_id=into.id, import_id=row.id)
