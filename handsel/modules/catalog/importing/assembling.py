"""Rows of one product put together. Pure."""

from collections.abc import Iterable, Sequence
from typing import Any

from handsel.modules.catalog.importing.lines import Line, ProductDraft, VariantDraft
from handsel.modules.catalog.importing.problems import Problem
from handsel.modules.catalog.names import made_up_sku

MOST_VARIANTS = 2_000


def assemble(lines: Sequence[Line]) -> tuple[ProductDraft, list[Problem]]:
    """The product that these rows describe, which share a key, in the file's order."""
    problems: list[Problem] = []
    draft = ProductDraft(
        row=lines[0].number,
        handle=_handle(lines),
        values=_values(lines, problems),
        variants=[],
        is_whole=any(line.names_product for line in lines),
    )
    if len(lines) > MOST_VARIANTS:
        problems.append(_error(lines[0], "too_many_rows", f"Over {MOST_VARIANTS:,} rows of it."))
        return draft, problems
    _add_variants(draft, lines, problems)
    return draft, problems


def group(lines: Iterable[Line]) -> list[list[Line]]:
    """Rows by product, in the order of their first rows; for files that fit into memory."""
    held = list(lines)
    keys = {line.alias: line.key for line in held if line.alias}
    found: dict[str, list[Line]] = {}
    for line in held:
        found.setdefault(keys.get(line.key, line.key), []).append(line)
    return list(found.values())


def _handle(lines: Sequence[Line]) -> str:
    """The handle of the row that describes the product; others may know it by another key."""
    told = [line.handle for line in lines if line.handle]
    return next(
        (line.handle for line in lines if line.handle and line.product), told[0] if told else ""
    )


def _values(lines: Sequence[Line], problems: list[Problem]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    # Where a variation stands before its parent, the parent's words are what counts.
    for line in lines:
        for name, value in line.product.items():
            known = values.get(name)
            if name == "title" and known and value and value != known:
                told = f"Another row of this product calls it {known[:60]!r}."
                problems.append(_error(line, "two_titles", told))
            if known in (None, "", []):
                values[name] = value
    if any(line.tells_images for line in lines):
        images = list(dict.fromkeys(image for line in lines for image in line.images))
        values |= {"image": images[0] if images else "", "more_images": images[1:]}
    return values


def _add_variants(draft: ProductDraft, lines: Sequence[Line], problems: list[Problem]) -> None:
    taken: dict[tuple[tuple[str, str], ...], int] = {}
    skus = {line.sku for line in lines if line.sku}
    for line in lines:
        if line.variant is None:
            continue
        options = line.variant.get("options")
        if options is not None:
            choice = tuple(sorted(options.items()))
            if choice in taken:
                told = f"The same options as in row {taken[choice]}."
                problems.append(_error(line, "same_options", told))
            taken.setdefault(choice, line.number)
        sku = line.sku or made_up_sku(draft.handle, (options or {}).values(), taken=skus)
        skus.add(sku)
        made_up = not line.sku
        draft.variants.append(VariantDraft(line.number, sku, line.variant, made_up))


def _error(line: Line, code: str, message: str) -> Problem:
    return Problem(line.number, "", code, message)
