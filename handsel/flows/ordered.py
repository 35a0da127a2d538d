"""A cart a customer filled at the provider, as words: the shop's own titles, and no price."""

from dataclasses import replace

from handsel.modules.catalog import queries as catalog
from handsel.modules.channels.events import MessageReceived


def in_words(told: MessageReceived) -> MessageReceived:
    """The message with what was ordered written out, one line for each product.

    A line reads as if the customer had typed it, so it is answered by the same rules: stock and
    prices are the shop's own. What the shop does not sell is named by the provider's id of it.
    """
    if not told.ordered:
        return told
    titles = catalog.find_titles(one.external_id for one in told.ordered)
    lines = [
        f"{one.quantity} x {titles.get(one.external_id, one.external_id)}" for one in told.ordered
    ]
    return replace(told, text="\n".join(filter(None, [*lines, told.text])))
