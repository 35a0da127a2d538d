"""Background jobs that were given up on."""

import json
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from handsel.edge.ops.recording import record
from handsel.kit.errors import Conflict, NotFound

MOST: Final = 200

# Jobs carry ids only, so their arguments may be shown.
_FAILED = """
SELECT j.id, queue_name, task_name, args, attempts,
       (SELECT max(at) FROM procrastinate_events e WHERE e.job_id = j.id)
FROM procrastinate_jobs j WHERE status = 'failed' ORDER BY j.id DESC LIMIT %s
"""
_LOCK = "SELECT status::text, task_name, args FROM procrastinate_jobs WHERE id = %s FOR UPDATE"
_RETRY = "SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)"


class NotFailed(Conflict):
    """This job has not failed."""

    code = "not_failed"


@require_safe
def list_failed_jobs(request: HttpRequest) -> JsonResponse:
    """Jobs whose attempts are used up, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(_FAILED, [MOST])
        return JsonResponse({"jobs": [_shown(*row) for row in cursor.fetchall()]})


@csrf_exempt
@require_POST
def retry_job(request: HttpRequest, job_id: int) -> JsonResponse:
    """Have a failed job run again. Raises NotFound and NotFailed."""
    retry(request, job_id)
    return JsonResponse({"id": job_id, "status": "todo"})


def retry(request: HttpRequest, job_id: int) -> None:
    """Have a failed job run again. Raises NotFound and NotFailed."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_LOCK, [job_id])
        row = cursor.fetchone()
        if row is None:
            raise NotFound
        if row[0] != "failed":
            raise NotFailed
        cursor.execute(_RETRY, [job_id])
        record(
            request, "job.retried", business_id=_business_of(row[2]), job_id=str(job_id), job=row[1]
        )


def _business_of(arguments: str) -> UUID | None:
    told = json.loads(arguments).get("business_id")
    return UUID(told) if told else None


def _shown(
    job_id: int, queue: str, name: str, arguments: str, attempts: int, failed_at: Any
) -> dict[str, Any]:
    return {
        "id": job_id,
        "queue": queue,
        "name": name,
        "arguments": json.loads(arguments),
        "attempts": attempts,
        "failed_at": failed_at and failed_at.isoformat(),
    }
