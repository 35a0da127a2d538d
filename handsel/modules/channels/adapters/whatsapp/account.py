"""Changes of the account behind a number: bans and their end, templates, quality, the name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handsel.modules.channels.adapters.meta.fields import (
    Json,
    id_at,
    list_at,
    moment,
    object_at,
    text_at,
)
from handsel.modules.channels.events import AccountChanged

#: Field of a change → what it is about, in our words.
SUBJECTS: Final = {
    "account_update": "account",
    "account_review_update": "review",
    "account_alerts": "alert",
    "account_settings_update": "settings",
    "business_capability_update": "limits",
    "business_status_update": "account",
    "phone_number_quality_update": "quality",
    "phone_number_name_update": "name",
    "message_template_status_update": "template",
    "message_template_quality_update": "template_quality",
    "message_template_components_update": "template",
    "template_category_update": "template_category",
    "template_correct_category_detection": "template_category",
    "security": "security",
    "payment_configuration_update": "payments",
    "partner_solutions": "partner",
}
#: Words for the new state, most telling first.
STATES: Final = (
    "event", "decision", "new_quality_score", "new_category", "alert_type", "status",
    "current_limit",
)  # fmt: skip
NAMES: Final = (
    "message_template_name", "requested_verified_name", "display_phone_number", "phone_number",
    "configuration_name", "entity_id",
)  # fmt: skip
REASONS: Final = ("reason", "rejection_reason", "alert_description", "disable_info")
LONGEST: Final = 200

#: The account is gone, or no longer ours to use.
GONE: Final = frozenset(
    {"ACCOUNT_DELETED", "PARTNER_REMOVED", "PARTNER_APP_UNINSTALLED", "ACCOUNT_OFFBOARDED"}
)
#: Restrictions: what may no longer be sent. Business-initiated means templates.
NO_ANSWERS: Final = "RESTRICTED_CUSTOMER_INITIATED_MESSAGING"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Effect:
    suspends: bool = False
    degrades: bool = False
    recovers: bool = False
    until: datetime | None = None


def account_changed(field: str, value: Json, *, at: datetime) -> AccountChanged:
    """A change of an account; see `SUBJECTS` for the fields."""
    effect = _effect(field, value, at=at)
    return AccountChanged(
        occurred_at=at,
        subject=SUBJECTS[field],
        name=_first(value, NAMES),
        state=_first(value, STATES),
        reason=_reason(value),
        suspends=effect.suspends,
        degrades=effect.degrades,
        recovers=effect.recovers,
        until=effect.until,
    )


def _effect(field: str, value: Json, *, at: datetime) -> _Effect:
    event = text_at(value, "event")
    if field == "phone_number_quality_update":
        return _Effect(degrades=event == "FLAGGED", recovers=event == "UNFLAGGED")
    if field == "account_review_update":
        return _Effect(degrades=text_at(value, "decision") == "REJECTED")
    if field != "account_update":
        return _Effect()
    if event in GONE:
        return _Effect(suspends=True)
    if event == "DISABLED_UPDATE":
        return _banned(text_at(value, "ban_info", "waba_ban_state"))
    if event == "ACCOUNT_RESTRICTION":
        return _restricted(value, at=at)
    return _Effect(degrades=event == "ACCOUNT_VIOLATION", recovers=event == "ACCOUNT_RESTORED")


def _banned(state: str) -> _Effect:
    return _Effect(
        suspends=state == "DISABLE",
        degrades=state == "SCHEDULE_FOR_DISABLE",
        recovers=state == "REINSTATE",
    )


def _restricted(value: Json, *, at: datetime) -> _Effect:
    """Restrictions still in force at `at`; news without any says that they are over."""
    listed = list_at(value, "restriction_info")
    ends = {text_at(one, "restriction_type"): _end(one) for one in listed}
    if not ends:
        return _Effect(recovers=True)
    if NO_ANSWERS in ends:
        until = ends[NO_ANSWERS]
        return _Effect(suspends=until is None or until > at, until=until)
    return _Effect(degrades=True, until=max(filter(None, ends.values()), default=None))


def _end(restriction: object) -> datetime | None:
    return moment(object_at(restriction).get("expiration"))


def _first(value: Json, names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := id_at(value, name))), "")[:LONGEST]


def _reason(value: Json) -> str:
    said = [text_at(value, name) for name in REASONS]
    said.append(text_at(value, "violation_info", "violation_type"))
    said.append(text_at(value, "ban_info", "waba_ban_state"))
    said += [text_at(one, "restriction_type") for one in list_at(value, "restriction_info")]
    return ", ".join(dict.fromkeys(filter(None, said)))[:LONGEST]
