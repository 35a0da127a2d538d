"""Networks shut out of web."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from handsel.edge.ops.recording import record
from handsel.kit.clock import now
from handsel.kit.errors import Invalid
from handsel.modules.limits import networks
from handsel.modules.limits.models import BlockedNetwork

LONGEST_HOURS = 24 * 366


class NoSuchTime(Invalid):
    """Hours are a whole number, at most a year's; without them it is for good."""

    code = "no_such_time"


@require_safe
def list_blocked(request: HttpRequest) -> JsonResponse:
    """The networks shut out now, the latest first."""
    found = networks.list_blocked(now=now())
    return JsonResponse({"networks": [_shown(one) for one in found]})


@csrf_exempt
@require_POST
def block(request: HttpRequest) -> JsonResponse:
    """Shut out `network`, for `hours` if given, with a `reason` (form fields)."""
    network = networks.read_network(request.POST.get("network", ""))
    hours = request.POST.get("hours", "")
    if hours and not (hours.isascii() and hours.isdigit() and 0 < int(hours[:9]) <= LONGEST_HOURS):
        raise NoSuchTime
    until = now() + timedelta(hours=int(hours)) if hours else None
    with transaction.atomic():
        row = networks.block(network, reason=request.POST.get("reason", ""), until=until)
        record(request, "network.blocked", network=str(network))
    return JsonResponse(_shown(row))


@csrf_exempt
@require_POST
def unblock(request: HttpRequest) -> JsonResponse:
    """Let `network` in again (form field)."""
    network = networks.read_network(request.POST.get("network", ""))
    with transaction.atomic():
        networks.unblock(network)
        record(request, "network.unblocked", network=str(network))
    return JsonResponse({"network": str(network)})


def _shown(row: BlockedNetwork) -> dict[str, Any]:
    return {
        "network": str(row.network),
        "reason": row.reason,
        "until": row.until and row.until.isoformat(),
        "created_at": row.created_at.isoformat(),
    }
