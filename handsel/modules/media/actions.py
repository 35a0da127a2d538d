"""Verbs on uploads: make a file fit to be kept, keep it, note that it went out."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import Sum

from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.errors import Conflict, Failure, NotFound
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Business
from handsel.modules.businesses.rules import Permission
from handsel.modules.media import rules
from handsel.modules.media.addresses import new_token
from handsel.modules.media.models import Upload, UploadKind
from handsel.modules.media.pictures import JPEG, NotReadable, redraw


class WrongKind(Failure):
    """Only pictures (JPEG, PNG, WebP, GIF) and PDF documents can be sent."""

    code = "wrong_file_type"
    status = 415


class NotWhatItSays(Failure):
    """The file is not of the type that it was sent as."""

    code = "file_type_differs"
    status = 415


class FileTooLarge(Failure):
    """The file is too large: pictures may have 5 MB, PDF documents 10 MB."""

    code = "too_large"
    status = 413


class StorageFull(Conflict):
    """Your business has used up its room for files."""

    code = "storage_full"


class KeyReused(Conflict):
    """This key was used for another file."""

    code = "key_reused"


@dataclass(frozen=True, slots=True)
class Fit:
    """A file that may be kept. `digest` is that of what came."""

    kind: UploadKind
    content: bytes
    content_type: str
    digest: bytes
    width: int = 0
    height: int = 0


def fit(content: bytes, *, declared: str) -> Fit:
    """Look at a file, and draw it anew when it is a picture; no transaction should be open.

    Raises WrongKind, NotWhatItSays, FileTooLarge, NotReadable and TooManyPixels.
    """
    found = rules.type_of(content)
    if not found or declared not in rules.TYPES:
        raise WrongKind
    if declared != found:
        raise NotWhatItSays
    if len(content) > rules.largest_of(found):
        raise FileTooLarge
    digest = sha256(content).digest()
    if found == rules.PDF:
        if not rules.is_whole_pdf(content):
            raise NotReadable
        return Fit(UploadKind.FILE, content, found, digest)
    drawn = redraw(content, content_type=found)
    return Fit(
        UploadKind.IMAGE, drawn.content, drawn.content_type, digest, drawn.width, drawn.height
    )


def keep(actor: Actor, file: Fit, *, filename: str, client_id: str) -> Upload:
    """Keep a file that a member wants to send, once for each key of theirs.

    Raises Forbidden, StorageFull, and KeyReused when the key was used for another file.
    """
    actor.require(Permission.REPLY)
    once_key = f"{actor.member_id}:{client_id}"
    # One at a time in a business: keys and the quota are looked at and then counted on.
    Business.objects.select_for_update(no_key=True).get(id=tenancy.current())
    known = Upload.objects.defer("content").filter(once_key=once_key).first()
    if known is not None:
        if bytes(known.digest) != file.digest:
            raise KeyReused
        return known
    now = present_moment()
    _forget_unsent(now=now)
    _require_room(len(file.content))
    extension = {rules.PDF: "pdf", JPEG: "jpg"}.get(file.content_type, "png")
    upload = Upload.objects.create(
        token=new_token(actor.business_id),
        member_id=actor.member_id,
        once_key=once_key,
        digest=file.digest,
        filename=rules.shown_name(filename, extension=extension),
        kind=file.kind,
        content_type=file.content_type,
        content=file.content,
        size_bytes=len(file.content),
        width=file.width,
        height=file.height,
        created_at=now,
    )
    detail = {"kind": upload.kind, "size_bytes": upload.size_bytes}
    record("file.uploaded", actor=actor, subject=("upload", upload.id), detail=detail)
    return upload


def mark_sent(upload_id: UUID) -> Upload:
    """Note that a file goes out now, so that it is kept. Raises NotFound."""
    found = Upload.objects.defer("content").select_for_update(no_key=True)
    upload = found.filter(id=upload_id).first()
    if upload is None:
        raise NotFound
    if upload.sent_at is None:
        upload.sent_at = present_moment()
        upload.save(update_fields=["sent_at"])
    return upload


def _require_room(size_bytes: int) -> None:
    used = Upload.objects.aggregate(used=Sum("size_bytes"))["used"] or 0
    if used + size_bytes > rules.QUOTA:
        raise StorageFull


def _forget_unsent(*, now: datetime) -> None:
    Upload.objects.filter(sent_at=None, created_at__lt=now - rules.KEPT_UNSENT).delete()
