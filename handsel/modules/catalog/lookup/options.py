"""Which option values of a product the typed words name."""

from collections.abc import Collection

from handsel.modules.catalog.lookup.index import LookupIndex


def option_values(index: LookupIndex, position: int, typed: Collection[str]) -> tuple[str, ...]:
    """The option values all of whose words were typed; of two, the longer ("extra large")."""
    met = [
        (value, set(stems))
        for value, stems in index.options[position]
        if stems and all(root in typed for root in stems)
    ]
    return tuple(
        dict.fromkeys(value for value, stems in met if not any(stems < others for _, others in met))
    )
