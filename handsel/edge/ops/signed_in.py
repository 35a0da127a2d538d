"""Who is signed in on the private port: a cookie, and what the pages may know of the operator."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from handsel.edge.ops.private import PAGES
from handsel.kit.clock import now
from handsel.modules.operators import actions, queries
from handsel.modules.operators.models import Operator, OperatorSession
from handsel.modules.operators.rules import USED_EXACT_TO, Standing

#: Cookies know no ports, so this one has a name that none of web's has.
COOKIE: Final = "handsel_ops"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The operator as Django's admin asks about them, or nobody."""

    operator: Operator | None = None

    @property
    def is_active(self) -> bool:
        return self.operator is not None

    is_staff = is_authenticated = is_active

    @property
    def is_anonymous(self) -> bool:
        return self.operator is None

    @property
    def pk(self) -> Any:
        return self.operator and self.operator.id

    def get_username(self) -> str:
        return self.operator.email if self.operator else ""

    def get_short_name(self) -> str:
        return self.operator.name if self.operator else ""

    def has_usable_password(self) -> bool:
        """No: the pages offer no way to change it."""
        return False

    def has_perm(self, permission: str, obj: object = None) -> bool:
        """No; what may be done is said where it is done."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active


def signed_in(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Django middleware: who reads the pages, and whether they may write just now."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        told: Any = request
        told.user, told.operator_session, told.may_write = Viewer(), None, False
        key = request.COOKIES.get(COOKIE, "")
        if key and request.path_info.startswith(PAGES):
            _find(told, key)
        return get_response(request)

    return respond


def _find(told: Any, key: str) -> None:
    moment = now()
    found = queries.find_session(key, now=moment)
    if found is None:
        return
    session, standing = found
    told.user = Viewer(session.operator)
    told.operator_session = session
    told.may_write = standing is Standing.WRITES
    if moment - session.used_at > USED_EXACT_TO:
        actions.touch(session, now=moment)


def who(request: HttpRequest) -> dict[str, object]:
    """Context processor: who is signed in, and whether what they do is done at once."""
    return {
        "user": getattr(request, "user", Viewer()),
        "may_write": getattr(request, "may_write", False),
    }


def session_of(request: HttpRequest) -> OperatorSession | None:
    """The session of who is signed in."""
    found: OperatorSession | None = getattr(request, "operator_session", None)
    return found


def give_key(answer: HttpResponseBase, key: str) -> None:
    """Set the cookie; it lasts as long as the browser, and the session as long as it says."""
    answer.set_cookie(
        COOKIE,
        key,
        path=PAGES,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def take_key(answer: HttpResponseBase) -> None:
    """Have the browser forget the cookie."""
    answer.delete_cookie(COOKIE, path=PAGES, samesite="Strict")
