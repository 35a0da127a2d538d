"""An import's run: look through the file, read each row, compare, and write all or nothing.

May be run any number of times and by two workers at once: a run that another has overtaken stops.
Until it applies, a run begins anew and has changed nothing. What is to be written is then known
row by row; it is committed in steps of whole batches of products, and from the first step on every
run goes on where the last one ended, until all is done. Most files are one step.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

from django.db.models import F

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import NotFound
from handsel.kit.jobs import JobKind
from handsel.modules.businesses import queries as businesses
from handsel.modules.catalog.importing.applying import apply_step
from handsel.modules.catalog.importing.assembling import assemble
from handsel.modules.catalog.importing.changes import clear_changes, find_collisions
from handsel.modules.catalog.importing.comparing import Counts
from handsel.modules.catalog.importing.lines import Line, ProductDraft
from handsel.modules.catalog.importing.merging import Merge
from handsel.modules.catalog.importing.plan import Plan, Shop, Wanted, make_plan, read_rows
from handsel.modules.catalog.importing.problems import Problem, Problems, Unreadable
from handsel.modules.catalog.importing.staging import (
    clear_lines,
    find_repeated_skus,
    groups,
    keep_lines,
    read_piece,
    settle_aliases,
    take_the_time,
)
from handsel.modules.catalog.models import CatalogImport, ImportPiece
from handsel.modules.catalog.versions import count_change

State = CatalogImport.State
RUNNING = (State.WAITING, State.CHECKING, State.APPLYING)
MOST_ATTEMPTS = 5
ENDED_AFTER = timedelta(minutes=15)
_ROWS_AT_ONCE = 1_000
_LETTERS_AT_ONCE = 2_000_000

_ENDING = JobKind(name="import_catalog", queue="bulk")

#: Told (rows done, rows in all) as a run goes on.
type Progress = Callable[[int, int], None]


class _Overtaken(Exception):
    """Another run of the same import has begun."""


class _Outdated(Exception):
    """Before anything was written, somebody else took a handle or SKU: undo, compare again."""


class Run:
    """One run of one import."""

    def __init__(self, business_id: UUID, import_id: UUID, progress: Progress) -> None:
        self._business_id = business_id
        self._import_id = import_id
        self._progress = progress
        self._attempt = 0
        self._problems = Problems()

    def run(self) -> None:
        """Do all of it, unless it is not to be run."""
        try:
            while (row := self._begin()) is not None:
                if (row.state == State.APPLYING or self._found_out(row)) and not self._applied():
                    continue
                return
        except _Overtaken:
            return

    def _begin(self) -> CatalogImport | None:
        """The import as this run finds it, applying or else to be checked; None: not to be run."""
        with tenancy.business(self._business_id):
            mine = CatalogImport.objects.filter(id=self._import_id, state__in=RUNNING)
            mine.update(attempt=F("attempt") + 1)
            row = mine.first()
            if row is None:
                return None
            self._attempt, self._problems = row.attempt, Problems()
            if row.state == State.APPLYING and row.steps_total:
                return row
            if row.attempt > MOST_ATTEMPTS:
                self._save(state=State.FAILED)
                return None
            row.state = State.CHECKING
            self._save(state=row.state, rows_done=0, steps_done=0, steps_total=0)
            take_the_time()
            clear_lines(self._import_id)
            clear_changes(self._import_id)
            return row

    def _found_out(self, row: CatalogImport) -> bool:
        """Whether there is something to apply."""
        with tenancy.business(self._business_id):
            business = businesses.get_current()
        shop = Shop(currency=business.currency, locale=business.locale, now=now())
        try:
            plan = make_plan(self._pieces, wanted=Wanted.model_validate(row.wanted), shop=shop)
            self._problems.add(*plan.warnings)
            self._stage(plan)
        except Unreadable as error:
            self._problems.add(Problem(error.row, "", error.code, error.message))
        # What is missing in a wrong row would only be complained of again.
        merge = None if self._problems.errors else self._compare(business.currency)
        if merge is None or self._problems.errors:
            self._end(State.REFUSED)
            return False
        if row.is_dry_run:
            self._end(State.CHECKED, merge.counts)
            return False
        with tenancy.business(self._business_id):
            self._save(state=State.APPLYING, steps_total=merge.steps, **self._results(merge.counts))
            # Should whoever runs this never come back, a worker ends what was begun.
            _ENDING.enqueue(
                not_before=now() + ENDED_AFTER,
                business_id=self._business_id,
                import_id=self._import_id,
            )
        return True

    def _pieces(self) -> Iterator[bytes]:
        position = 0
        while True:
            with tenancy.business(self._business_id):
                piece = read_piece(self._import_id, position)
            if piece is None:
                return
            yield piece
            position += 1

    def _stage(self, plan: Plan) -> None:
        done = 0
        with tenancy.business(self._business_id):
            self._save(rows_total=plan.rows)
        for rows, lines, problems in _in_batches(plan):
            self._problems.add(*problems)
            done += rows
            with tenancy.business(self._business_id):
                self._save(rows_done=done, error_count=self._problems.errors)
                keep_lines(self._import_id, lines)
            self._progress(done, plan.rows)
        with tenancy.business(self._business_id):
            take_the_time()
            settle_aliases(self._import_id)
            self._problems.add(*find_repeated_skus(self._import_id))

    def _compare(self, currency: str) -> Merge:
        with tenancy.business(self._business_id):
            merge = Merge(self._import_id, currency=currency)
        for drafts, problems in self._drafts():
            merge.problems.add(*problems)
            with tenancy.business(self._business_id):
                self._save()
                merge.add(drafts)
        with tenancy.business(self._business_id):
            take_the_time()
            merge.problems.add(*find_collisions(self._import_id))
        self._problems.join(merge.problems)
        return merge

    def _drafts(self) -> Iterator[tuple[list[ProductDraft], list[Problem]]]:
        drafts: list[ProductDraft] = []
        found: list[Problem] = []
        rows = 0
        for lines in groups(self._business_id, self._import_id):
            draft, problems = assemble(lines)
            drafts.append(draft)
            found += problems
            rows += len(lines)
            if rows >= _ROWS_AT_ONCE:
                yield drafts, found
                drafts, found, rows = [], [], 0
        if drafts:
            yield drafts, found

    def _applied(self) -> bool:
        """Write what was found out, from the first step that is not; False: compare again."""
        try:
            while self._wrote_a_step():
                pass
        except _Outdated:
            with tenancy.business(self._business_id):
                self._save(state=State.CHECKING)
            return False
        with tenancy.business(self._business_id):
            self._finish(State.DONE)
        return True

    def _wrote_a_step(self) -> bool:
        with tenancy.business(self._business_id):
            self._save(steps_done=F("steps_done") + 1)
            row = CatalogImport.objects.get(id=self._import_id)
            if row.steps_done > row.steps_total:
                return False
            take_the_time()
            left_out = apply_step(self._import_id, row.steps_done - 1)
            if left_out and row.steps_done == 1:
                raise _Outdated
            if left_out:
                told = [*row.problems, *(one.as_json() for one in left_out)]
                self._save(problems=told[: Problems.MOST_KEPT])
            if row.steps_done == row.steps_total:
                count_change()
        return True

    def _end(self, state: str, counts: Counts | None = None) -> None:
        with tenancy.business(self._business_id):
            self._finish(state, **self._results(counts))

    def _results(self, counts: Counts | None) -> dict[str, object]:
        return {
            "found": counts.as_json() if counts else {},
            "problems": self._problems.as_json(),
            "error_count": self._problems.errors,
        }

    def _finish(self, state: str, **values: object) -> None:
        self._save(state=state, finished_at=now(), **values)
        take_the_time()
        clear_lines(self._import_id)
        clear_changes(self._import_id)
        if state == State.DONE:
            ImportPiece.objects.filter(catalog_import_id=self._import_id).delete()

    def _save(self, **values: object) -> None:
        """Write values under the import's row lock; raises _Overtaken."""
        mine = CatalogImport.objects.filter(id=self._import_id, attempt=self._attempt)
        if not mine.update(**(values or {"attempt": self._attempt})):
            raise _Overtaken


def _in_batches(plan: Plan) -> Iterator[tuple[int, list[Line], list[Problem]]]:
    """The file's rows, some at a time: how many, what they say, what is wrong with them."""
    rows = size = 0
    lines: list[Line] = []
    found: list[Problem] = []
    for row, line, problems in read_rows(plan):
        rows += 1
        size += sum(map(len, row.cells))
        found += problems
        if line is not None:
            lines.append(line)
        if rows >= _ROWS_AT_ONCE or size >= _LETTERS_AT_ONCE:
            yield rows, lines, found
            rows, size, lines, found = 0, 0, [], []
    if rows:
        yield rows, lines, found


def run_import(
    *, business_id: UUID, import_id: UUID, progress: Progress = lambda done, total: None
) -> CatalogImport:
    """Run an import that was started; one that is over stays as it is. Raises NotFound."""
    Run(business_id, import_id, progress).run()
    with tenancy.business(business_id):
        row = CatalogImport.objects.filter(id=import_id).first()
    if row is None:
        raise NotFound
    return row
