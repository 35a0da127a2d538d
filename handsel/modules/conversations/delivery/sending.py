"""Send what waits in a conversation's outbox: claim, call, record, one message at a time.

Only one job delivers a conversation at a time (its lane in the job queue), so a message found in
`sending` was left there by a job that died, and what became of it is asked before anything else.
"""

import time
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.kit.jobs import Retry
from handsel.modules.channels import registry
from handsel.modules.channels.actions import mark_reauth_required
from handsel.modules.channels.adapter import SendFailed
from handsel.modules.conversations.delivery import marks, rules
from handsel.modules.conversations.delivery.claiming import Claim, claim_next
from handsel.modules.conversations.models import Delivery

#: A claim older than this when the call is due was slept over: it is given back, not used.
STALE_CLAIM_SECONDS = 2.0


def send_all(*, business_id: UUID, conversation_id: UUID) -> None:
    """Deal with a conversation's unsettled messages in order; raises Retry to go on later."""
    while True:
        with tenancy.business(business_id):
            claim = claim_next(conversation_id)
        claimed_at = time.monotonic()
        if claim is None:
            return
        crashpoint("delivery.claimed")
        if claim.was == Delivery.PENDING:
            _send(business_id, claim, claimed_at=claimed_at)
        else:
            _ask(business_id, claim)


def _send(business_id: UUID, claim: Claim, *, claimed_at: float) -> None:
    adapter = registry.adapters()[claim.kind]
    try:
        if time.monotonic() - claimed_at > STALE_CLAIM_SECONDS:
            raise SendFailed("retry", "the process stood still before the call")
        sent = adapter.send(claim.connection, claim.outgoing)
    except SendFailed as failed:
        _record_failure(business_id, claim, failed)
        return
    crashpoint("delivery.called")
    with tenancy.business(business_id):
        marks.mark_sent(claim.message_id, external_id=sent.external_id)
    crashpoint("delivery.recorded")


def _record_failure(business_id: UUID, claim: Claim, failed: SendFailed) -> None:
    verdict = rules.decide_after(failed.failure, attempts=claim.attempts)
    with tenancy.business(business_id):
        if verdict == "unknown":
            marks.mark_unknown(claim.message_id, reason=failed.reason)
        elif verdict == "failed":
            marks.mark_failed(claim.message_id, reason=failed.reason)
        else:
            marks.mark_pending(claim.message_id, reason=failed.reason)
        if verdict == "held":
            mark_reauth_required(channel_id=claim.channel_id, reason=failed.reason)
    if verdict == "unknown":
        raise Retry(failed.reason, after_seconds=rules.ASK_AGAIN_SECONDS)
    if verdict == "again":
        raise Retry(failed.reason, after_seconds=failed.after_seconds)


def _ask(business_id: UUID, claim: Claim) -> None:
    """An earlier attempt may have had its effect: ask the provider before doing anything."""
    adapter = registry.adapters()[claim.kind]
    try:
        found = adapter.find_sent(claim.connection, claim.outgoing, since=claim.since)
    except SendFailed as failed:
        after = failed.after_seconds or rules.ASK_AGAIN_SECONDS
        raise Retry(failed.reason, after_seconds=after) from failed
    settled = rules.may_conclude_not_sent(
        delivery=claim.was, since=claim.since, now=present_moment()
    )
    with tenancy.business(business_id):
        if found is not None:
            marks.mark_sent(claim.message_id, external_id=found.external_id)
        elif settled:
            marks.mark_pending(claim.message_id, reason="the provider has no such message")
    if found is None and not settled:
        raise Retry("the provider has no such message yet", after_seconds=1.0)
