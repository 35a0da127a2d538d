"""News of the account behind a number, and failures after the fact."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from handsel.modules.channels.adapters.whatsapp.tests.payloads import (
    AT,
    WAMID,
    account,
    read,
    status,
)
from handsel.modules.channels.events import AccountChanged, DeliveryFailed
from handsel.modules.channels.models import Status
from handsel.modules.channels.rules import decide_status

NOW = datetime.fromtimestamp(AT, tz=UTC)
LATER = AT + 3600
ANSWERS = "RESTRICTED_CUSTOMER_INITIATED_MESSAGING"
TEMPLATES = "RESTRICTED_BIZ_INITIATED_MESSAGING"


def changed(field: str, **value: Any) -> AccountChanged:
    event = read(account(field, **value))
    assert isinstance(event, AccountChanged)
    return event


def restricted(*kinds: str, until: int = LATER) -> dict[str, Any]:
    listed = [{"restriction_type": kind, "expiration": until} for kind in kinds]
    return {"event": "ACCOUNT_RESTRICTION", "restriction_info": listed}


@pytest.mark.parametrize(
    ("value", "effect"),
    [
        ({"event": "ACCOUNT_DELETED"}, "suspends"),
        ({"event": "PARTNER_REMOVED"}, "suspends"),
        ({"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}}, "suspends"),
        (
            {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "SCHEDULE_FOR_DISABLE"}},
            "degrades",
        ),
        ({"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "REINSTATE"}}, "recovers"),
        ({"event": "ACCOUNT_VIOLATION", "violation_info": {"violation_type": "X"}}, "degrades"),
        (restricted(ANSWERS, TEMPLATES), "suspends"),
        (restricted(TEMPLATES), "degrades"),
        (restricted(), "recovers"),
        ({"event": "VERIFIED_ACCOUNT"}, ""),
        ({"event": "SOMETHING_NEW"}, ""),
        ({}, ""),
    ],
)
def test_what_an_account_update_does(value: dict[str, Any], effect: str) -> None:
    event = changed("account_update", **value)
    done = [name for name in ("suspends", "degrades", "recovers") if getattr(event, name)]
    assert done == ([effect] if effect else [])


def test_a_restriction_says_when_it_ends() -> None:
    event = changed("account_update", **restricted(ANSWERS))
    assert event.until == NOW + timedelta(hours=1)
    assert not changed("account_update", **restricted(ANSWERS, until=AT - 1)).suspends


@pytest.mark.parametrize(
    ("field", "value", "subject", "name", "state", "reason"),
    [
        (
            "message_template_status_update",
            {"event": "REJECTED", "message_template_name": "ready", "reason": "INVALID_FORMAT"},
            "template", "ready", "REJECTED", "INVALID_FORMAT",
        ),
        (
            "message_template_quality_update",
            {"message_template_name": "ready", "new_quality_score": "RED"},
            "template_quality", "ready", "RED", "",
        ),
        (
            "phone_number_quality_update",
            {"display_phone_number": "4420", "event": "FLAGGED", "current_limit": "TIER_1K"},
            "quality", "4420", "FLAGGED", "",
        ),
        (
            "phone_number_name_update",
            {"requested_verified_name": "Rose", "decision": "DEFERRED", "rejection_reason": "X"},
            "name", "Rose", "DEFERRED", "X",
        ),
        ("account_review_update", {"decision": "APPROVED"}, "review", "", "APPROVED", ""),
        ("security", {"event": "PIN_CHANGED"}, "security", "", "PIN_CHANGED", ""),
    ],
)  # fmt: skip
def test_other_news_is_told_in_words(
    field: str, value: dict[str, Any], subject: str, name: str, state: str, reason: str
) -> None:
    event = changed(field, **value)
    told = (event.subject, event.name, event.state, event.reason)
    assert told == (subject, name, state, reason)


@pytest.mark.parametrize(
    ("present", "effect", "status"),
    [
        (Status.CONNECTED, {"suspends": True}, Status.SUSPENDED),
        (Status.DEGRADED, {"suspends": True}, Status.SUSPENDED),
        (Status.CONNECTED, {"degrades": True}, Status.DEGRADED),
        (Status.SUSPENDED, {"degrades": True}, None),
        (Status.SUSPENDED, {"recovers": True}, Status.CONNECTED),
        (Status.DEGRADED, {"recovers": True}, Status.CONNECTED),
        (Status.CONNECTED, {"recovers": True}, None),
        (Status.CONNECTED, {}, None),
        (Status.CONNECTED, {"suspends": True, "until": NOW}, None),
        (Status.REAUTH_REQUIRED, {"recovers": True}, None),
        (Status.DISCONNECTED, {"recovers": True}, None),
        (Status.REAUTH_REQUIRED, {"suspends": True}, None),
    ],
)
def test_what_news_does_to_a_channel(
    present: str, effect: dict[str, Any], status: str | None
) -> None:
    assert decide_status(present, AccountChanged(occurred_at=NOW, subject="x", **effect)) == status


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        (131047, "window"), (131026, "permanent"), (131049, "permanent"), (130472, "permanent"),
        (131053, "permanent"), (132001, "permanent"), (368, "permanent"), (131056, "rate"),
        (190, "reauth"), (999999, "permanent"), ("x", "permanent"),
    ],
)  # fmt: skip
def test_a_failed_status_has_its_class_and_reason(code: Any, failure: str) -> None:
    error = {"code": code, "title": "No", "error_data": {"details": "because"}}
    event = read(status("failed", errors=[error], biz_opaque_callback_data="our-id"))
    assert isinstance(event, DeliveryFailed)
    assert (event.external_id, event.failure, event.reason) == (WAMID, failure, "No: because")
    assert event.correlation == "our-id"


def test_a_failed_status_without_errors_is_a_failure_all_the_same() -> None:
    event = read(status("failed"))
    assert isinstance(event, DeliveryFailed)
    assert (event.failure, event.code) == ("permanent", "")
