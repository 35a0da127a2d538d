"""Brings the database's own protection in line with the models, table by table, at every migrate.

Everything here may run any number of times. It runs as the owner of the tables.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from handsel.kit.tenancy.models import BusinessOwned, ForeignKey, SharedTable
from handsel.kit.tenancy.scope import PERSON_SETTING, SETTING

APP = "handsel_app"
OPS = "handsel_ops"
GATE = "handsel_gate"
CURRENT_BUSINESS = f"(SELECT nullif(current_setting('{SETTING}', true), '')::uuid)"
# Nobody once a business is in scope, so that a scope never shows more than its business.
CURRENT_PERSON = (
    f"(SELECT nullif(current_setting('{PERSON_SETTING}', true), '')::uuid"
    f" WHERE coalesce(current_setting('{SETTING}', true), '') = '')"
)
POLICY = "one_business"
PERSON_POLICY = "own_rows"
OPS_POLICY = "ops_reads"
OPS_WRITES_POLICY = "ops_writes"
GATE_POLICY = "gate_reads"

type Statements = Iterator[str]


def owned_models() -> list[type[BusinessOwned]]:
    """Every concrete business-owned model."""
    return [m for m in apps.get_models() if issubclass(m, BusinessOwned) and m._meta.managed]


def shared_models() -> list[type[SharedTable]]:
    """Every concrete shared model of ours."""
    return [m for m in apps.get_models() if issubclass(m, SharedTable) and m._meta.managed]


def protect() -> None:
    """Create or renew policies, composite keys and grants for every table of ours."""
    present = _constraints()
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in _statements(present):
            cursor.execute(statement)


def _statements(present: set[str]) -> Statements:
    for model in owned_models():
        yield from _fence(model)
        yield from _keys(model, present)
        yield from _grant_owned(model)
    for model in owned_models():
        yield from _references(model, present)
    for shared in shared_models():
        yield from _grant_shared(shared)
    yield from _grant_jobs()
    yield from _grant_sign_in()


def _fence(model: type[BusinessOwned]) -> Statements:
    table = model._meta.db_table
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield f'DROP POLICY IF EXISTS {POLICY} ON "{table}"'
    mine = f"business_id = {CURRENT_BUSINESS}"
    yield f'CREATE POLICY {POLICY} ON "{table}" TO {APP} USING ({mine}) WITH CHECK ({mine})'
    yield f'DROP POLICY IF EXISTS {OPS_POLICY} ON "{table}"'
    yield f'CREATE POLICY {OPS_POLICY} ON "{table}" FOR SELECT TO {OPS} USING (true)'
    yield f'DROP POLICY IF EXISTS {PERSON_POLICY} ON "{table}"'
    if model.person_column:
        own = f"{model.person_column} = {CURRENT_PERSON}"
        yield f'CREATE POLICY {PERSON_POLICY} ON "{table}" FOR SELECT TO {APP} USING ({own})'
    yield f'DROP POLICY IF EXISTS {OPS_WRITES_POLICY} ON "{table}"'
    if model.ops_may:
        yield (
            f'CREATE POLICY {OPS_WRITES_POLICY} ON "{table}" TO {OPS}'
            f" USING ({mine}) WITH CHECK ({mine})"
        )
    yield f'DROP POLICY IF EXISTS {GATE_POLICY} ON "{table}"'
    if model.gate_columns:
        yield f'CREATE POLICY {GATE_POLICY} ON "{table}" FOR SELECT TO {GATE} USING (true)'


def _keys(model: type[BusinessOwned], present: set[str]) -> Statements:
    table = model._meta.db_table
    name = f"{table}_within_business"
    if name not in present:
        yield f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" UNIQUE (business_id, id)'


def _references(model: type[BusinessOwned], present: set[str]) -> Statements:
    table = model._meta.db_table
    for field in references(model):
        name = f"{table}_{field.column}_same_business"[:63]
        if name in present:
            continue
        target = field.remote_field.model._meta.db_table
        yield (
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}"'
            f' FOREIGN KEY (business_id, "{field.column}") REFERENCES "{target}" (business_id, id)'
        )


def references(model: type[models.Model]) -> list[Any]:
    """The model's references to other business-owned tables."""
    return [f for f in model._meta.get_fields() if isinstance(f, ForeignKey)]


def _grant_owned(model: type[BusinessOwned]) -> Statements:
    table = model._meta.db_table
    rights = "SELECT, INSERT" if model.append_only else "SELECT, INSERT, UPDATE, DELETE"
    yield f'REVOKE ALL ON "{table}" FROM {APP}, {OPS}, {GATE}'
    yield f'GRANT {rights} ON "{table}" TO {APP}'
    columns = [f.column for f in model._meta.concrete_fields if f.name not in model.sealed_columns]
    listed = ", ".join(f'"{column}"' for column in columns)
    for privilege in (f"SELECT ({listed})", *model.ops_may):
        yield f'GRANT {privilege} ON "{table}" TO {OPS}'
    if model.gate_columns:
        yield f'GRANT SELECT ({", ".join(model.gate_columns)}) ON "{table}" TO {GATE}'


def _grant_shared(model: type[SharedTable]) -> Statements:
    table = model._meta.db_table
    yield f'REVOKE ALL ON "{table}" FROM {APP}, {OPS}, {GATE}'
    for role, privileges in model.grants.items():
        for privilege in privileges:
            what = privilege if " ON " in privilege else f'{privilege} ON "{table}"'
            yield f"GRANT {what} TO {role}"
    if model.policies:
        yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
        yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
        for number, policy in enumerate(model.policies):
            yield f'DROP POLICY IF EXISTS own_{number} ON "{table}"'
            yield f'CREATE POLICY own_{number} ON "{table}" {policy}'


def _grant_jobs() -> Statements:
    # The job queue's tables hold ids only; the worker claims jobs of every business.
    for table in ("jobs", "events", "periodic_defers", "workers"):
        yield (
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON procrastinate_{table} TO {APP};"
            f" GRANT SELECT ON procrastinate_{table} TO {OPS}"
        )
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APP}"
    # Django's list of models, which the operators' pages look up.
    yield f"GRANT SELECT ON django_content_type TO {OPS}"
    # An operator may put a failed job back, and have letters about support written; the queue's
    # own triggers write its history.
    yield (
        f"GRANT INSERT ON procrastinate_jobs TO {OPS};"
        f" GRANT USAGE ON SEQUENCE procrastinate_jobs_id_seq TO {OPS};"
        f" GRANT UPDATE (status, attempts, scheduled_at, priority, queue_name, lock)"
        f" ON procrastinate_jobs TO {OPS};"
        f" GRANT INSERT ON procrastinate_events TO {OPS};"
        f" GRANT USAGE ON SEQUENCE procrastinate_events_id_seq TO {OPS}"
    )


def _grant_sign_in() -> Statements:
    # The sign-in library's tables: whose addresses are verified, and public halves of factors.
    for table in ("account_emailaddress", "mfa_authenticator"):
        yield f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO {APP}'


def _constraints() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
        )
        return {name for (name,) in cursor.fetchall()}
