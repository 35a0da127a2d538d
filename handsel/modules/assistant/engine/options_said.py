"""Words that name an option of what is spoken of, and by chance hint at another product."""

from dataclasses import replace

from handsel.modules.assistant.context import Mention, TurnContext
from handsel.modules.assistant.engine.focus import Memory
from handsel.modules.assistant.engine.shelf import Shelf, only_options, typed_stems


def without_options(context: TurnContext, memory: Memory) -> TurnContext:
    """The context without mentions that are options: "small" after a loaf is no "Small jam".

    A product named in full stays one.
    """
    shelf = Shelf(context)
    asked = memory.asked.product if memory.asked and memory.asked.kind == "option" else ""
    spoken_of = [handle for handle in (asked, memory.tried, memory.focus) if handle]
    if not spoken_of:
        return context
    kept = tuple(one for one in context.mentions if not _is_option(one, context, shelf, spoken_of))
    return context if len(kept) == len(context.mentions) else replace(context, mentions=kept)


def _is_option(mention: Mention, context: TurnContext, shelf: Shelf, spoken_of: list[str]) -> bool:
    if not mention.products or mention.incoming >= len(context.incoming):
        return False
    said = context.incoming[mention.incoming].text[mention.start : mention.end]
    named = shelf.product(mention.products[0][0])
    if named is None or set(typed_stems(named.title)) <= set(typed_stems(said)):
        return False
    products = [product for handle in spoken_of if (product := shelf.product(handle))]
    return named not in products and any(only_options(product, said) for product in products)
