"""Wait until nothing moves: all that was taken in is applied, all that was said is out."""

from handsel.edge.cli.demo_story.sandbox_control import SandboxControl
from tests.stack import RunningStack, wait_until

CALM_SECONDS = 90.0
_UNSETTLED = """
SELECT 'events waiting', count(*) FROM ingress_event WHERE state IN ('received', 'failed')
UNION ALL SELECT 'messages unsettled', count(*) FROM conversations_message
    WHERE delivery IN ('pending', 'sending', 'unknown')
UNION ALL SELECT 'mails pending', count(*) FROM notifications_mail WHERE state = 'pending'
UNION ALL SELECT 'lanes busy', count(*) FROM ingress_lane
    WHERE ready_at <= now() OR leased_until > now()
UNION ALL SELECT 'jobs due', count(*) FROM procrastinate_jobs
    WHERE status = 'doing' OR (status = 'todo' AND coalesce(scheduled_at, now()) <= now())
UNION ALL SELECT 'answers due', count(*) FROM conversations_conversation
    WHERE answer_due_at IS NOT NULL
"""


def find_unsettled(stack: RunningStack) -> dict[str, int]:
    """What still moves: words → how many."""
    return {what: count for what, count in stack.sql(_UNSETTLED) if count}


def wait_for_calm(stack: RunningStack, *, seconds: float = CALM_SECONDS) -> str:
    """Wait; empty when calm, else what still moves when the time is over."""
    sandbox = SandboxControl(stack.described.sandbox_url)

    def is_calm() -> bool:
        is_quiet = not sandbox.pending_webhooks() and not sandbox.held_calls()
        return is_quiet and not find_unsettled(stack)

    try:
        wait_until(is_calm, seconds=seconds, what="calm")
    except TimeoutError:
        return f"not calm after {seconds:.0f} s: {find_unsettled(stack)}"
    finally:
        sandbox.close()
    return ""
