"""A small file read in one go, without a database."""

from handsel.modules.catalog.importing.assembling import assemble, group
from handsel.modules.catalog.importing.lines import ProductDraft
from handsel.modules.catalog.importing.plan import Plan, Shop, Wanted, make_plan, read_rows
from handsel.modules.catalog.importing.problems import Problems
from handsel.modules.catalog.importing.sheet import Source


def read_whole(
    source: Source, *, shop: Shop, wanted: Wanted | None = None
) -> tuple[Plan, list[ProductDraft], Problems]:
    """The products of a file that fits into memory, and its problems. Raises Unreadable."""
    plan = make_plan(source, wanted=wanted or Wanted(), shop=shop)
    problems = Problems()
    problems.add(*plan.warnings)
    lines = []
    for _, line, wrong in read_rows(plan):
        problems.add(*wrong)
        if line is not None:
            lines.append(line)
    drafts = []
    for rows in group(lines):
        draft, wrong = assemble(rows)
        problems.add(*wrong)
        drafts.append(draft)
    return plan, drafts, problems
