"""What the sign-in library asks us: who somebody is, what to keep of them, and what to write."""

from typing import Any, Final, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from handsel.edge.api.limiting import address_of
from handsel.edge.api.problems import of_failure
from handsel.edge.sign_in import guesses, news
from handsel.edge.sign_in.backend import ByEmail
from handsel.edge.sign_in.middleware import device_of, mark_device
from handsel.flows import sign_in_news
from handsel.kit.clock import now
from handsel.kit.errors import Forbidden
from handsel.modules.businesses.queries import list_memberships
from handsel.modules.businesses.rules import lifetime_of
from handsel.modules.users import actions, queries
from handsel.modules.users.models import User
from handsel.modules.users.passwords import PasswordRefused, require_good
from handsel.modules.users.rules import is_fresh, last_proof

_BEGUN_UNDER: Final = "handsel_begun_under"


class AccountAdapter(DefaultAccountAdapter):
    """Ours, for one request."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """The user with this address and password, within the limit of guesses."""
        email = str(credentials.get("email") or "")
        key = guesses.require_password_guess(request, email=email)
        user = ByEmail().authenticate(request, **credentials)
        if user is None:
            sign_in_news.password_refused(email=email, address=self._network())
            return None
        guesses.forgive(key)
        user.backend = f"{ByEmail.__module__}.{ByEmail.__qualname__}"
        return user

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Fill in who signs up."""
        user.email = form.cleaned_data["email"].strip().lower()
        user.name = form.cleaned_data.get("name", "").strip() or user.email.partition("@")[0]
        user.set_password(form.cleaned_data["password"])
        if commit:
            user.save()
        return user

    def clean_email(self, email: str) -> str:
        """In lower case, as it is kept."""
        return email.strip().lower()

    def clean_password(self, password: str, user: Any = None) -> str:
        """The password, if it is good enough; raises ValidationError, which says why."""
        with_factor = bool(user and user.pk and queries.has_factor(user.pk))
        words = _words_about(user)
        try:
            require_good(password, with_factor=with_factor, words=words)
        except PasswordRefused as refused:
            raise ValidationError(refused.message, code=refused.code) from refused
        return password

    def pre_login(self, request: HttpRequest, user: Any, **hook: Any) -> Any:
        """Note under which password somebody begins to sign in."""
        request.session[_BEGUN_UNDER] = user.get_session_auth_hash()
        return super().pre_login(request, user, **hook)

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in: the session lasts as long as the user's roles allow."""
        begun_under = request.session.pop(_BEGUN_UNDER, "")
        if not constant_time_compare(begun_under, user.get_session_auth_hash()):
            # The password was changed between the steps, perhaps because a thief knew the old one.
            clear_login(request)
            raise ImmediateHttpResponse(of_failure(request, Forbidden()))
        roles = {membership.role for membership in list_memberships(user.id)}
        session = cast("Any", request.session)
        known = queries.is_known_device(user, mark=device_of(request))
        session.lifetime = lifetime_of(roles, kind=session.kind)
        proofs = get_authentication_records(request, user)
        super().login(request, user)
        # Somebody else's session, if this was one, ended and took them along.
        news.keep_proofs(request, user, proofs)
        request.session.save()
        actions.remember_device(user.id, mark=mark_device(request))
        sign_in_news.signed_in(
            user, session_id=session.row_id, new_device=not known, address=self._network(),
            user_agent=self._user_agent(),
        )  # fmt: skip

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Unless they proved it within five minutes, by their factor where they have one."""
        user = self.request.user
        records = get_authentication_records(self.request, user)
        proven_at = last_proof(records, has_factor=queries.has_factor(user.pk))
        return not is_fresh(proven_at, now=now())

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> Any:
        """Answered like a wrong password is, in the end: nothing is to be had here."""
        return of_failure(request, Forbidden())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write a letter that somebody asked for; within the limit of letters to one address."""
        guesses.require_letter(self.request, email=email)
        news.write(template_prefix, email=email, context=context)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Something about the account changed: tell its owner, and end what must end."""
        news.happened(self.request, template_prefix, user=user)

    def _network(self) -> str:
        return str(address_of(self.request) or "")

    def _user_agent(self) -> str:
        return str(self.request.headers.get("User-Agent", ""))[:300]


def _words_about(user: Any) -> list[str]:
    if user is None or not user.pk:
        return []
    names = [membership.name for membership in list_memberships(user.id)]
    return [user.email, user.name, *names]
