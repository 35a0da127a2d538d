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
from handsel.modules.channels.adapter import Sent
from handsel.modules.channels.failures import CannotBeAsked, SendFailed
from handsel.modules.conversations import queries
from handsel.modules.conversations.delivery import marks, rules
from handsel.modules.conversations.delivery.claiming import Claim, claim_next
from handsel.modules.conversations.models import Delivery
from handsel.modules.ingress.queries import has_waiting

#: A claim older than this when the call is due was slept over: it is given back, not used.
STALE_CLAIM_SECONDS = 2.0


def send_all(*, business_id: UUID, conversation_id: UUID) -> None:
    """Deal with a conversation's unsettled messages in order; raises Retry to go on later."""
    with tenancy.business(business_id):
        claim = claim_next(conversation_id)
    while claim is not None:
        claimed_at = time.monotonic()
        crashpoint("delivery.claimed")
        if claim.was == Delivery.PENDING:
            sent = _call(business_id, claim, claimed_at=claimed_at)
        else:
            sent = _ask(business_id, claim)
        with tenancy.business(business_id):
            if sent is not None:
                marks.mark_sent(claim.message_id, external_id=sent.external_id)
            is_over = claim.is_last and sent is not None
            claim = None if is_over else claim_next(conversation_id)
        crashpoint("delivery.recorded")


def _call(business_id: UUID, claim: Claim, *, claimed_at: float) -> Sent | None:
    """Send one message; None when it failed for good. Raises Retry when it is to go on later."""
    adapter = registry.adapters()[claim.kind]
    try:
        if time.monotonic() - claimed_at > STALE_CLAIM_SECONDS:
            raise SendFailed("retry", "the process stood still before the call")
        sent = adapter.send(claim.connection, claim.outgoing)
    except SendFailed as failed:
        _record_failure(business_id, claim, failed)
        return None
    crashpoint("delivery.called")
    return sent


def _record_failure(business_id: UUID, claim: Claim, failed: SendFailed) -> None:
    verdict = rules.decide_after(failed.failure, attempts=claim.attempts)
    with tenancy.business(business_id):
        if verdict == "unknown":
            marks.mark_unknown(claim.message_id, attempt=claim.attempts, reason=failed.reason)
        elif verdict == "failed":
            marks.mark_failed(claim.message_id, attempt=claim.attempts, reason=failed.reason)
        else:
            marks.mark_pending(claim.message_id, attempt=claim.attempts, reason=failed.reason)
        if verdict == "held":
            mark_reauth_required(channel_id=claim.channel_id, reason=failed.reason)
    if verdict == "unknown":
        raise Retry(failed.reason, after_seconds=rules.ASK_AGAIN_SECONDS)
    if verdict == "again":
        raise Retry(failed.reason, after_seconds=failed.after_seconds)


def _ask(business_id: UUID, claim: Claim) -> Sent | None:
    """Ask the provider about an attempt that may have had its effect, before anything else.

    None when it had none and the message may be sent again; raises Retry when that is not sure.
    """
    adapter = registry.adapters()[claim.kind]
    try:
        found = adapter.find_sent(claim.connection, claim.outgoing, since=claim.since)
    except CannotBeAsked as failed:
        _wait_to_hear(business_id, claim, failed)
        return None
    except SendFailed as failed:
        after = failed.after_seconds or rules.ASK_AGAIN_SECONDS
        raise Retry(failed.reason, after_seconds=after) from failed
    if found is not None:
        return found
    if not rules.may_conclude_not_sent(delivery=claim.was, since=claim.since, now=present_moment()):
        raise Retry("the provider has no such message yet", after_seconds=1.0)
    with tenancy.business(business_id):
        marks.mark_pending(
            claim.message_id, attempt=claim.attempts, reason="the provider has no such message"
        )
    return None


def _wait_to_hear(business_id: UUID, claim: Claim, failed: CannotBeAsked) -> None:
    """What to make of a provider that tells by itself or not at all; its word settles elsewhere.

    Returns when the message may be sent again; raises Retry while that is not sure.
    """
    with tenancy.business(business_id):
        marks.mark_unknown(claim.message_id, attempt=claim.attempts, reason=failed.reason)
        heard_at = queries.find_last_heard(claim.channel_id)
        unread = has_waiting(
            source=claim.kind,
            account=claim.outgoing.account,
            lane_key=claim.outgoing.customer_external_id,
        )
        if not unread and rules.may_conclude_unheard(since=claim.since, heard_at=heard_at):
            marks.mark_pending(
                claim.message_id,
                attempt=claim.attempts,
                reason="the provider spoke of others, not of this",
            )
            return
    raise Retry(failed.reason, after_seconds=rules.ASK_AGAIN_SECONDS)
