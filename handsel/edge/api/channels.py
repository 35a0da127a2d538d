"""The shop's connected accounts."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from handsel.edge.api.acting import acting
from handsel.edge.api.shapes import Listed, Out
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels import queries

router = Router(tags=["channels"])


class ChannelOut(Out):
    """A connected account; its token is never shown."""

    id: UUID
    kind: str
    external_id: str
    name: str
    status: str
    status_reason: str
    created_at: datetime


@router.get("/channels", response=Listed[ChannelOut])
def list_channels(request: HttpRequest) -> Listed[ChannelOut]:
    """The shop's channels, the oldest first."""
    with acting(request, Permission.READ_CHANNELS):
        return Listed(items=[ChannelOut.model_validate(one) for one in queries.list_all()])
