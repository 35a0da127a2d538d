"""What the sign-in library reads of requests, where its own reading tells or allows too much.

A few methods of its inputs are ours instead (decision 0028); everything else is the library's.
"""

from typing import Any

from allauth.account.adapter import get_adapter as account
from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
)
from allauth.account.internal.flows.password_reset_by_code import (
    PASSWORD_RESET_VERIFICATION_SESSION_KEY,
)
from allauth.core import context
from allauth.headless.account.inputs import (
    ChangePasswordInput,
    ResetPasswordInput,
    SignupInput,
    VerifyEmailInput,
)
from allauth.headless.mfa.inputs import LoginWebAuthnInput
from allauth.mfa.adapter import get_adapter as factors
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from django.core.exceptions import ValidationError

from handsel.edge.sign_in import guesses
from handsel.modules.users.models import User

_judge_new_password = ResetPasswordInput.clean
_read_sign_up = SignupInput.clean
_compare_code_of_reset = ResetPasswordInput.clean_key
_compare_code_of_address = VerifyEmailInput.clean_key


def install() -> None:
    """Put ours in place of the library's."""
    LoginWebAuthnInput.clean_credential = _key_that_signs_in
    ChangePasswordInput.clean_current_password = _present_password
    ResetPasswordInput.clean_key = _code_of_reset
    ResetPasswordInput.clean = _new_password
    VerifyEmailInput.clean_key = _code_of_address
    SignupInput.clean_password = _first_password
    SignupInput.clean = _sign_up


def _key_that_signs_in(self: Any) -> Any:
    found = LoginWebAuthnForm.clean_credential(self)
    if found.wrap().is_passwordless is False:
        # It was added as a second step, and is no passkey that could be the only one.
        raise factors().validation_error("incorrect_code")
    return found


def _present_password(self: Any) -> str:
    """A guess at the password like any other, whatever else the request says."""
    typed: str = self.cleaned_data["current_password"]
    asked = {"email": self.user.email, "password": typed}
    if typed and account().authenticate(context.request, **asked) is None:
        raise account().validation_error("enter_current_password")
    return typed


def _code_of_reset(self: Any) -> Any:
    key = guesses.require_mailed_code_guess(
        context.request, asked_for=PASSWORD_RESET_VERIFICATION_SESSION_KEY
    )
    code = _compare_code_of_reset(self)
    # What comes beside it may be refused, and the code be sent again.
    guesses.forgive(key)
    return code


def _code_of_address(self: Any) -> Any:
    guesses.require_mailed_code_guess(
        context.request, asked_for=EMAIL_VERIFICATION_CODE_SESSION_KEY
    )
    return _compare_code_of_address(self)


def _new_password(self: Any) -> Any:
    """Judged once the code was right: what is wrong with a password tells whose it would be."""
    if "key" in self.errors:
        return self.cleaned_data
    return _judge_new_password(self)


def _first_password(self: Any) -> str:
    """Judged beside the address and the name, which it must not be made of."""
    typed: str = self.cleaned_data["password"]
    return typed


def _sign_up(self: Any) -> Any:
    typed = _read_sign_up(self)
    if password := typed.get("password"):
        somebody = User(email=typed.get("email", ""), name=typed.get("name", ""))
        try:
            account().clean_password(password, user=somebody)
        except ValidationError as refused:
            self.add_error("password", refused)
    return typed
