"""Second factors: the library's flows over secrets that are sealed, and codes that work once.

The library keeps what authenticator apps share with us, and a seed of all recovery codes, where a
dump would show them, and knows a used code, and how often one was guessed, by a cache of one
process. A few names of its are ours instead (decision 0028); everything else is the library's.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from allauth.account.internal.flows import reauthentication
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base import forms
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from handsel.edge.sign_in import guesses
from handsel.modules.users import recovery_codes, totp

_SHOWN = "_handsel_shown"
_ways_of_the_library = reauthentication.get_reauthentication_flows


class FactorAdapter(DefaultMFAAdapter):
    """Where the library keeps secrets, and how it names us."""

    def encrypt(self, text: str) -> str:
        """Keep the secret of an authenticator app; what is returned only says where."""
        return str(totp.keep(text, user_id=context.request.user.pk))

    def decrypt(self, encrypted_text: str) -> str:
        """The secret kept there."""
        return totp.read(UUID(encrypted_text)).reveal()

    def _get_site_name(self) -> str:
        return "Handsel"


def install() -> None:
    """Put ours in place of the library's."""
    TOTP.validate_code = _use_totp
    RecoveryCodes.activate = classmethod(_make_recovery_codes)
    RecoveryCodes.validate_code = _use_recovery_code
    RecoveryCodes.generate_codes = _all_codes
    RecoveryCodes.get_unused_codes = _unused_codes
    RecoveryCodes.did_view = True
    forms.check_rate_limit = _require_guess
    # A password would do for the library. Ours was asked before (`is_reauthentication_required`).
    reauthentication.did_recently_reauthenticate = lambda request: False
    reauthentication.get_reauthentication_flows = _ways_to_prove


def _ways_to_prove(user: Any) -> list[dict[str, Any]]:
    """A password is none for who has a factor: it alone would refresh nothing."""
    ways = _ways_of_the_library(user)
    by_factor = [way for way in ways if way["id"] == "mfa_reauthenticate"]
    return by_factor or ways


def _require_guess(user: Any, error_key: str | None = None) -> Callable[[], None]:
    key = guesses.require_code_guess(context.request, user=user)
    return lambda: guesses.forgive(key)


def _use_totp(self: Any, code: str) -> bool:
    return totp.use(UUID(self.instance.data["secret"]), code=code)


def _make_recovery_codes(cls: Any, user: Any) -> Any:
    kind = Authenticator.Type.RECOVERY_CODES
    found = Authenticator.objects.filter(user_id=user.pk, type=kind).first()
    if found:
        return cls(found)
    codes = recovery_codes.draw()
    digests = [recovery_codes.digest_of(code, user_id=user.pk) for code in codes]
    made = Authenticator.objects.create(user=user, type=kind, data={"digests": digests})
    setattr(made, _SHOWN, codes)
    return cls(made)


def _use_recovery_code(self: Any, code: str) -> bool:
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().filter(pk=self.instance.pk).first()
        digest = recovery_codes.digest_of(code, user_id=self.instance.user_id)
        if kept is None or digest not in kept.data["digests"]:
            return False
        kept.data["digests"].remove(digest)
        kept.save(update_fields=["data"])
    self.instance = kept
    return True


def _all_codes(self: Any) -> list[str]:
    return [""] * recovery_codes.COUNT


def _unused_codes(self: Any) -> list[str]:
    """The codes themselves in the answer that made them; afterwards only how many there are."""
    shown: list[str] = getattr(self.instance, _SHOWN, [])
    return shown or [""] * len(self.instance.data["digests"])
