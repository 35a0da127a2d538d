"""Products found and shown."""

from handsel.modules.assistant.context import ProductCard, VariantCard
from handsel.modules.assistant.outcomes import NotEnoughStock, ProductsFound, ProductShown
from handsel.modules.assistant.wording.text import (
    MAX_BUTTONS,
    Button,
    Worded,
    button,
    clean,
    fit,
    name,
)
from handsel.modules.assistant.wording.voice import Voice
from handsel.modules.catalog.lookup import EVERYTHING

MOST_PRODUCTS = 5
MOST_VARIANTS = 8
FEW = 3


def products_found(found: ProductsFound, voice: Voice) -> Worded:
    """A list of at most five, each with its price from and a word on stock when it is short."""
    if not found.products:
        query = "" if found.query == EVERYTHING else clean(found.query)[:60]
        text = voice.say("found_none", query=query) if query else voice.say("found_none_plain")
        return Worded(text)
    if len(found.products) == 1:
        return product_shown(ProductShown(found.products[0]), voice)
    lines = [f"• {_found_line(product, voice)}" for product in found.products]
    text = fit(
        voice.say("found_some"),
        lines,
        voice.say("found_question") if voice.asks else "",
        more=voice.template("and_more"),
        most=MOST_PRODUCTS,
    )
    few = found.products if len(found.products) <= MAX_BUTTONS else ()
    return Worded(text, tuple(button(p.title, f"show:{p.handle}") for p in few))


def _found_line(product: ProductCard, voice: Voice) -> str:
    title = name(product.title)
    if not product.variants:
        return title
    lowest = min(variant.price for variant in product.variants)
    same = all(variant.price == lowest for variant in product.variants)
    price = voice.money(lowest)
    parts = [title, price if same else voice.say("price_from", price=price)]
    stock = _stock(sum(max(v.available, 0) for v in product.variants), voice)
    return ", ".join([*parts, stock] if stock else parts)


def _stock(available: int, voice: Voice) -> str:
    if available <= 0:
        return voice.say("sold_out")
    return voice.say("few_left", count=available) if available <= FEW else ""


def product_shown(shown: ProductShown, voice: Voice) -> Worded:
    """One product with its price and stock, or its variants where there are several."""
    variants = shown.product.variants
    chosen = [variant for variant in variants if variant.handle == shown.variant]
    if chosen or len(variants) == 1:
        return _one(shown.product, (chosen or list(variants))[0], voice)
    on_sale = [variant for variant in variants if variant.available > 0]
    title = name(shown.product.title)
    if not on_sale:
        return Worded(voice.say("shown_sold_out", title=title))
    prices = sorted(variant.price for variant in variants)
    lines = [f"• {_variant_line(variant, voice)}" for variant in variants]
    head = voice.say(
        "shown_range", title=title, lowest=voice.money(prices[0]), highest=voice.money(prices[-1])
    )
    if prices[0] == prices[-1]:
        head = voice.say("shown_one", title=title, price=voice.money(prices[0]))
    question = voice.say("which_one") if voice.asks else ""
    more = voice.template("and_more")
    text = fit(head, lines, question, more=more, most=MOST_VARIANTS)
    few = on_sale if len(on_sale) <= MAX_BUTTONS else []
    return Worded(text, tuple(button(_value(v), f"add:{v.handle}") for v in few))


def _value(variant: VariantCard) -> str:
    return name(", ".join(variant.options.values()) or variant.title)


def _variant_line(variant: VariantCard, voice: Voice) -> str:
    stock = _stock(variant.available, voice)
    line = f"{_value(variant)}: {voice.money(variant.price)}"
    return f"{line}, {stock}" if stock else line


def _one(product: ProductCard, variant: VariantCard, voice: Voice) -> Worded:
    title = _full_title(product, variant)
    if variant.available <= 0:
        return Worded(voice.say("shown_sold_out", title=title))
    low = variant.available <= FEW
    said = [
        voice.say("shown_one", title=title, price=voice.money(variant.price)),
        voice.say("shown_few", count=variant.available) if low else voice.say("shown_in_stock"),
    ]
    if voice.asks:
        said.append(voice.say("shall_i_add"))
    add: Button = button(voice.say("add_button"), f"add:{variant.handle}")
    return Worded(" ".join(said), (add,))


def _full_title(product: ProductCard, variant: VariantCard) -> str:
    """The variant's own title where it tells more than its product's."""
    title, own = name(product.title), name(variant.title)
    if not variant.options or len(product.variants) == 1:
        return title
    return own if title.lower() in own.lower() else f"{title} ({_value(variant)})"


def not_enough(outcome: NotEnoughStock, voice: Voice) -> Worded:
    """Fewer than wanted, or none."""
    title = name(outcome.title)
    if outcome.available <= 0:
        return Worded(voice.say("none_left", title=title))
    return Worded(
        voice.say("not_enough", title=title, wanted=outcome.wanted, available=outcome.available)
    )
