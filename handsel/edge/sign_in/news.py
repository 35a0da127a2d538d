"""Which of our letters and entries stands for each occasion of the sign-in library."""

from dataclasses import dataclass
from typing import Any, Final

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from django.http import HttpRequest

from handsel.edge.api.limiting import address_of
from handsel.edge.sign_in.middleware import device_of
from handsel.flows import sign_in_news
from handsel.modules.notifications import letters
from handsel.modules.notifications.actions import write_to_person
from handsel.modules.users import queries, totp


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the audit, a letter, and which factor it was about."""

    what: str
    occasion: str
    factor: str = ""
    ends_others: bool = True


ASKED: Final = {
    "account/email/email_confirmation": "verify",
    "account/email/email_confirmation_signup": "verify",
    "account/email/account_already_exists": "exists",
    "account/email/unknown_account": "unknown",
    "account/email/password_reset_code": "reset",
}
APP, PASSKEY = "An authenticator app", "A passkey"
CHANGES: Final = {
    "account/email/password_changed": Change("password.changed", "password_changed"),
    "account/email/password_set": Change("password.changed", "password_changed"),
    "account/email/password_reset": Change("password.reset", "password_changed"),
    "account/email/email_changed": Change("email.changed", "email_changed"),
    "mfa/email/totp_activated": Change("factor.added", "factor_added", APP),
    "mfa/email/totp_deactivated": Change("factor.removed", "factor_removed", APP),
    "mfa/email/webauthn_added": Change("factor.added", "factor_added", PASSKEY),
    "mfa/email/webauthn_removed": Change("factor.removed", "factor_removed", PASSKEY),
    "mfa/email/recovery_codes_generated": Change(
        "recovery_codes.made", "recovery_codes", ends_others=False
    ),
}


def write(occasion: str, *, email: str, context: dict[str, Any]) -> None:
    """Write a letter that somebody asked for; its code is all it takes from the library."""
    letter = letters.about_account(ASKED[occasion], facts={}, quote=str(context.get("code", "")))
    write_to_person(recipient=email, letter=letter)


def happened(request: HttpRequest, occasion: str, *, user: Any) -> None:
    """Bring the session in line with what changed, tell the owner, and end their others."""
    change = CHANGES.get(occasion)
    if change is None:
        return
    if change.what == "factor.added":
        # The factor was proven as it was added.
        record_authentication(request, user, "mfa", reauthenticated=True)
    if occasion == "mfa/email/totp_deactivated":
        totp.forget(user.pk)
    if change.what == "factor.removed" and not queries.has_factor(user.pk):
        _forget_factor_proofs(request)
    session = request.session if request.user.is_authenticated else None
    sign_in_news.changed(
        user, what=change.what, occasion=change.occasion, factor=change.factor,
        ends_others=change.ends_others, session_id=getattr(session, "row_id", None),
        address=str(address_of(request) or ""), device=device_of(request),
    )  # fmt: skip


def keep_proofs(request: HttpRequest, user: Any, proofs: list[dict[str, Any]]) -> None:
    """Have the session say how its user proved who they are, where it does not."""
    if proofs and not get_authentication_records(request, user):
        for proof in proofs:
            record_authentication(request, user, **proof)


def _forget_factor_proofs(request: HttpRequest) -> None:
    proofs = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    kept = [proof for proof in proofs if proof["method"] != "mfa"]
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = kept
