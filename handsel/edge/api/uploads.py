"""Files that members send to customers: uploaded here, then sent in a conversation."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from handsel.edge.api.acting import acting, actor_of
from handsel.edge.api.shapes import Out
from handsel.kit.ids import uuid7
from handsel.modules.businesses.rules import Permission
from handsel.modules.media import actions
from handsel.modules.media.rules import TYPES

router = Router(tags=["conversations"])


class UploadOut(Out):
    """A file as it will be sent; pictures are drawn anew, so that type and size may differ from
    what was uploaded. `width` and `height` are 0 for what is no picture."""

    id: UUID
    kind: Literal["image", "file"]
    filename: str
    content_type: str
    size_bytes: int
    width: int
    height: int
    url: str
    created_at: datetime


@router.post(
    "/uploads",
    response={201: UploadOut},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {name: {"schema": {"type": "string", "format": "binary"}} for name in TYPES},
        }
    },
)
def upload_file(
    request: HttpRequest,
    filename: Annotated[str, Query(max_length=255)] = "",
    client_id: Annotated[str, Query(max_length=64, pattern=r"^[A-Za-z0-9._:-]*$")] = "",
) -> Status[UploadOut]:
    """Upload a picture or a PDF, the body being the file. Nothing is sent yet.

    The same `client_id` is the same upload, however often it is sent. What is not sent to a
    customer within a day is forgotten.
    """
    actor_of(request, Permission.REPLY)
    # The network and the drawing are waited for before a transaction is open. How long the body
    # may be is said by `bodies`.
    file = actions.fit(request.read(), declared=request.content_type or "")
    with acting(request, Permission.REPLY) as actor:
        kept = actions.keep(actor, file, filename=filename, client_id=client_id or str(uuid7()))
        return Status(201, UploadOut.model_validate(kept))
