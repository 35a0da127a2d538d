"""The story on a terminal: what both sides say, left and right, and each step on a line."""

from rich.align import Align
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from handsel.edge.cli.demo_story.conversation import Line
from handsel.edge.cli.demo_story.story import Step, Told

WIDEST_BUBBLE = 56
LONGEST_VALUE = 44
#: An id is shown by its end, which tells it from others.
SHOWN_IDS = ("checkout_id", "charge_id", "order_number", "invoice_number", "message_id", "subject")


class Chat:
    """Shows a story as it is told."""

    def __init__(self, console: Console, *, shop: str, customer: str) -> None:
        self._console = console
        self._shop = shop
        self._customer = customer

    def hear(self, line: Line) -> None:
        """Show one message: the customer's on the left, the shop's on the right."""
        ours = line.side == "shop"
        title = self._shop if ours else self._customer
        took = f"{line.ms:.0f} ms" if line.ms is not None else None
        bubble = Panel(
            Text(line.text),
            title=escape(title),
            subtitle=took,
            title_align="left",
            subtitle_align="right",
            border_style="green" if ours else "cyan",
            width=min(WIDEST_BUBBLE, self._console.width - 8),
        )
        self._console.print(Align(bubble, "right") if ours else bubble)

    def tell(self, step: Step) -> None:
        """Show one step: its name, how long it took, its ids."""
        ids = "  ".join(
            f"{name.removesuffix('_id')} {_short(value)}"
            for name, value in step.ids.items()
            if name in SHOWN_IDS
        )
        line = Text.assemble(
            ("ok ", "bold green"),
            f"{step.name:<18}",
            (f"{step.ms:>8.0f} ms  ", "bold"),
            (ids, "dim"),
        )
        self._console.print(Padding(line, (0, 0, 0, 2)), overflow="ellipsis", no_wrap=True)

    def end(self, told: Told, *, seconds: float) -> None:
        """Show how it ended."""
        ids = told.ids()
        if told.ok:
            words = (
                f"Order {ids['order_number']} is paid, invoice {ids['invoice_number']} is issued, "
                f"and the customer was thanked, {seconds:.1f} s after hello."
            )
            self._console.print(Text(f"\n{words}", style="bold green"))
            return
        last = told.steps[-1].name if told.steps else "the beginning"
        self._console.print(Text(f"\nFAILED after '{last}': {told.problem}", style="bold red"))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= LONGEST_VALUE else f"…{text[-12:]}"
