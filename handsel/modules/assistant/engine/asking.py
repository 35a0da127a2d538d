"""Questions that settle what is meant: which option, which product."""

from handsel.modules.assistant.context import ProductCard
from handsel.modules.assistant.engine.choosing import Choice
from handsel.modules.assistant.engine.draft import Draft, listed, title_of
from handsel.modules.assistant.engine.focus import Asked


def ask_option(choice: Choice, quantity: int, draft: Draft) -> None:
    """Ask for an option, offering what is on sale."""
    product = choice.product
    if product is None:
        return
    if draft.asked and draft.asked.quantity is not None:
        draft.waiting.append((product.handle, quantity))
        return
    title = title_of(product)
    values = listed([_as_choice(choice, v) for v in choice.values], language=draft.language)
    if choice.refused_value:
        draft.say("no_such_option", title=title, value=choice.refused_value, choices=values)
    else:
        option = choice.option.lower()
        draft.say("ask_option", option=option, title=title, choices=values)
    draft.ask(
        Asked(
            "option",
            choices=choice.settled,
            product=product.handle,
            option=choice.option,
            values=choice.values,
            quantity=quantity,
        )
    )
    draft.memory.focus = product.handle


def _as_choice(choice: Choice, value: str) -> str:
    """The value, with its price where it alone decides the variant and prices differ.

    A value with figures in it ("Box of 6") is filled from the card: figures are never typed.
    """
    having = [v for v in choice.variants if v.options.get(choice.option) == value]
    if len(having) != 1:
        return value
    shown = title_of(having[0]) if any(char.isdigit() for char in value) else value
    differ = len({variant.price for variant in choice.variants}) > 1
    return f"{shown} ([[price {having[0].handle}]])" if differ else shown


def ask_product(products: tuple[ProductCard, ...], quantity: int, draft: Draft) -> bool:
    """Ask which of several products is meant."""
    choices = listed([title_of(product) for product in products], language=draft.language)
    draft.say("ask_product", choices=choices)
    handles = tuple(product.handle for product in products)
    draft.ask(Asked("product", choices=handles, quantity=quantity))
    draft.memory.shown = handles
    return True
