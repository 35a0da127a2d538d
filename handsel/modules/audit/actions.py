"""The one verb of the audit."""

from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.ids import uuid7
from handsel.kit.prepared import insert
from handsel.modules.audit.models import ActorKind, AuditEntry
from handsel.modules.audit.rules import (
    NO_DETAIL,
    SYSTEM,
    By,
    Detail,
    Written,
    digest_of,
    moment,
    plain,
    require_what,
)
from handsel.modules.businesses.actor import Actor

type Subject = tuple[str, UUID | None]


def record(
    what: str,
    *,
    actor: Actor | By | None = None,
    subject: Subject = ("", None),
    detail: Detail = NO_DETAIL,
) -> AuditEntry:
    """Write down, in the current transaction and business, that somebody did something.

    `what` is a noun and a verb (`refund.requested`); nobody's deed is the system's, and so
    is that of an Actor who is no member in person (the nil id). `subject` is
    the kind and id of what it was done to. `detail` holds ids, names of fields, amounts and masked
    values, never a secret or a message's words. The entry joins the business's chain as the
    transaction ends. Raises NoBusiness, and NotForTheRecord for a mistake in our own code.
    """
    by = _who(actor)
    entry = AuditEntry(
        id=uuid7(),
        business_id=tenancy.current(),
        what=require_what(what),
        actor_kind=by.kind,
        actor_id=by.id,
        actor_name=by.name,
        subject_kind=subject[0],
        subject_id=subject[1],
        detail=plain(detail),
        at=now(),
    )
    entry.digest = digest_of(written(entry))
    insert(entry)
    return entry


def written(entry: AuditEntry) -> Written:
    """What is hashed of an entry."""
    return Written(
        business_id=str(entry.business_id),
        id=str(entry.id),
        at=moment(entry.at),
        what=entry.what,
        actor_kind=str(entry.actor_kind),
        actor_id=str(entry.actor_id or ""),
        actor_name=entry.actor_name,
        subject_kind=entry.subject_kind,
        subject_id=str(entry.subject_id or ""),
        detail=entry.detail,
    )


def _who(actor: Actor | By | None) -> By:
    if isinstance(actor, Actor) and actor.support_id:
        return By(ActorKind.OPERATOR, name=actor.name)
    if isinstance(actor, Actor) and actor.member_id.int == 0:
        return By(ActorKind.SYSTEM, name=actor.name)
    if isinstance(actor, Actor) and actor.key_id:
        return By(ActorKind.API_KEY, actor.key_id)
    if isinstance(actor, Actor):
        return By(ActorKind.MEMBER, actor.member_id)
    return actor or SYSTEM
