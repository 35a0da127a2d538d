"""An import's run: look through the file, read each row, compare, and write all or nothing.

May be run any number of times and by two workers at once: a run that another has overtaken stops.
"""

from collections.abc import Callable, Iterator
from itertools import batched
from uuid import UUID

from django.db.models import F

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import NotFound
from handsel.modules.businesses import queries as businesses
from handsel.modules.catalog.importing.assembling import assemble
from handsel.modules.catalog.importing.comparing import Counts
from handsel.modules.catalog.importing.merging import Merge, lock_variants
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
_ROWS_AT_ONCE = 1_000
_PRODUCTS_AT_ONCE = 300

#: Told (rows done, rows in all) as a run goes on.
type Progress = Callable[[int, int], None]


class _Overtaken(Exception):
    """Another run of the same import has begun."""


class _Refused(Exception):
    """Something is wrong with the file: undo what was written."""


class Run:
    """One run of one import."""

    def __init__(self, business_id: UUID, import_id: UUID, progress: Progress) -> None:
        self._business_id = business_id
        self._import_id = import_id
        self._progress = progress
        self._attempt = 0
        self._currency = ""
        self._problems = Problems()

    def run(self) -> None:
        """Do all of it, unless it is not to be run."""
        begun = self._begin()
        if begun is None:
            return
        wanted, shop, is_dry_run = begun
        try:
            plan = make_plan(self._pieces, wanted=wanted, shop=shop)
            self._problems.add(*plan.warnings)
            self._stage(plan)
            if self._problems.errors:
                # What is missing in a wrong row would only be complained of again.
                self._end(State.REFUSED)
            else:
                self._merge(writes=not is_dry_run)
        except Unreadable as error:
            self._problems.add(Problem(error.row, "", error.code, error.message))
            self._end(State.REFUSED)
        except _Overtaken:
            return

    def _begin(self) -> tuple[Wanted, Shop, bool] | None:
        with tenancy.business(self._business_id):
            mine = CatalogImport.objects.filter(id=self._import_id, state__in=RUNNING)
            mine.update(attempt=F("attempt") + 1, state=State.CHECKING, rows_done=0)
            row = mine.first()
            if row is None:
                return None
            self._attempt = row.attempt
            if row.attempt > MOST_ATTEMPTS:
                self._save(state=State.FAILED)
                return None
            take_the_time()
            clear_lines(self._import_id)
            business = businesses.get_current()
            self._currency = business.currency
            shop = Shop(currency=business.currency, locale=business.locale, now=now())
            return Wanted.model_validate(row.wanted), shop, row.is_dry_run

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
        for rows in batched(read_rows(plan), _ROWS_AT_ONCE):
            for _, _, problems in rows:
                self._problems.add(*problems)
            done += len(rows)
            with tenancy.business(self._business_id):
                self._save(rows_done=done, error_count=self._problems.errors)
                keep_lines(self._import_id, [line for _, line, _ in rows if line is not None])
            self._progress(done, plan.rows)
        with tenancy.business(self._business_id):
            take_the_time()
            settle_aliases(self._import_id)
            self._problems.add(*find_repeated_skus(self._import_id))

    def _merge(self, *, writes: bool) -> None:
        if writes:
            with tenancy.business(self._business_id):
                self._save(state=State.APPLYING)
        try:
            with tenancy.business(self._business_id):
                self._save()
                take_the_time()
                counts = self._merged(writes=writes)
                if self._problems.errors:
                    raise _Refused
                self._end(State.DONE if writes else State.CHECKED, counts)
        except _Refused:
            self._end(State.REFUSED)

    def _merged(self, *, writes: bool) -> Counts:
        if writes:
            lock_variants()
        merge = Merge(currency=self._currency, writes=writes)
        for group in batched(groups(self._import_id), _PRODUCTS_AT_ONCE):
            drafts = []
            for lines in group:
                draft, problems = assemble(lines)
                merge.problems.add(*problems)
                drafts.append(draft)
            merge.add(drafts)
        self._problems.join(merge.problems)
        if writes and not self._problems.errors:
            count_change()
        return merge.counts

    def _end(self, state: str, counts: Counts | None = None) -> None:
        with tenancy.business(self._business_id):
            self._save(
                state=state,
                found=counts.as_json() if counts else {},
                problems=self._problems.as_json(),
                error_count=self._problems.errors,
                finished_at=now(),
            )
            take_the_time()
            clear_lines(self._import_id)
            if state == State.DONE:
                ImportPiece.objects.filter(catalog_import_id=self._import_id).delete()

    def _save(self, **values: object) -> None:
        """Write values under the import's row lock; raises _Overtaken."""
        mine = CatalogImport.objects.filter(id=self._import_id, attempt=self._attempt)
        if not mine.update(**(values or {"attempt": self._attempt})):
            raise _Overtaken


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
