"""Whether this process lives, and whether the system behind it is fit to serve."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

_SETTINGS = """
SELECT current_setting('synchronous_commit') <> 'off', NOT pg_is_in_recovery()
"""
# The record of migrations is closed to this role, and the catalog says more: what is there.
_COLUMNS = """
SELECT relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    AND attnum > 0 AND NOT attisdropped
"""


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while this process can answer at all; asks nothing of anything else."""
    return JsonResponse({"status": "ok"})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, has this code's tables, and keeps what it acknowledges.

    503 otherwise, naming each check that did not pass.
    """
    checks = run_checks()
    passed = all(answer == "ok" for answer in checks.values())
    return JsonResponse(
        {"status": "ready" if passed else "not_ready", "checks": checks},
        status=200 if passed else 503,
    )


def run_checks() -> dict[str, str]:
    """Each check's name and `ok`, or what is wrong in a few words."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_SETTINGS)
            durable, writable = cursor.fetchone()
            cursor.execute(_COLUMNS)
            present = set(cursor.fetchall())
    except (DatabaseError, InterfaceError) as error:
        return {"database": f"does not answer ({type(error).__name__})"}
    finally:
        connection.close()
    missing = sorted({table for table, _ in expected_columns() - present})
    return {
        "database": "ok" if writable else "is a standby: it takes no writes",
        "durability": "ok" if durable else "synchronous_commit is off",
        "schema": f"not migrated: {', '.join(missing)}" if missing else "ok",
    }


def expected_columns(models: Callable[[], Any] = apps.get_models) -> set[tuple[str, str]]:
    """(table, column) of every model of ours."""
    return {
        (model._meta.db_table, field.column)
        for model in models()
        if model._meta.managed and model.__module__.startswith("handsel.")
        for field in model._meta.concrete_fields
    }
