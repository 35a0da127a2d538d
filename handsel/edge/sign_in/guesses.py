"""How often a password or a code may be guessed: counted in the database, exact over all processes.

A device that its owner signed in on before counts by itself, so that strangers who guess at an
address, or ask for letters to it, keep its owner out of nothing.
"""

from datetime import timedelta
from typing import Final, cast

from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest, HttpResponse

from handsel.edge.api.problems import of_failure
from handsel.edge.sign_in.middleware import device_of
from handsel.modules.limits import actions as limits
from handsel.modules.limits.rules import Limit, TooManyRequests, Verdict
from handsel.modules.users import queries
from handsel.modules.users.models import User
from handsel.modules.users.session_engine import SessionStore

GUESSES: Final = Limit(10, timedelta(minutes=15))
#: Letters to one address that all strangers together can have sent, or one known device.
LETTERS: Final = Limit(6, timedelta(hours=1))
#: Tries of what was mailed once. Codes are over long before a try comes back.
MAILED_CODE_TRIES: Final = Limit(3, timedelta(days=1))


def require_password_guess(request: HttpRequest, *, email: str) -> str:
    """Take one guess at an address's password; the key it was taken from. Raises 429."""
    return _take(request, f"password:{_of_address(request, email)}", GUESSES)


def require_code_guess(request: HttpRequest, *, user: User) -> str:
    """Take one guess at a user's second factor; the key it was taken from. Raises 429."""
    return _take(request, f"factor:{user.pk}{_on_device(request, user)}", GUESSES)


def require_mailed_code_guess(request: HttpRequest, *, asked_for: str) -> str:
    """Take one guess at the code that this session asked for; the key it was taken from.

    `asked_for` is where the session keeps what it waits for. The library counts in there too, and
    loses count when guesses come at the same time. Raises 429.
    """
    session = cast("SessionStore", request.session)
    since = session.get(asked_for, {}).get("at", "")
    return _take(request, f"mailed:{session.row_id}:{asked_for}:{since}", MAILED_CODE_TRIES)


def require_letter(request: HttpRequest, *, email: str) -> None:
    """Take one letter to an address. Raises 429."""
    _take(request, f"letter:{_of_address(request, email)}", LETTERS)


def forgive(key: str) -> None:
    """The guess was right: those before it were the owner's own slips."""
    limits.forgive(key)


def _of_address(request: HttpRequest, email: str) -> str:
    address = email.strip().lower()
    # Asked alike for addresses that nobody has, so that both take the same time.
    return address + _on_device(request, queries.find_by_email(address))


def _on_device(request: HttpRequest, user: User | None) -> str:
    """What sets a device apart that its owner signed in on before; nothing on any other."""
    mark = device_of(request)
    return f":{mark}" if queries.is_known_device(user, mark=mark) else ""


def _take(request: HttpRequest, key: str, limit: Limit) -> str:
    key = f"sign-in:{key}"
    verdict = limits.take(key, limit=limit)
    if not verdict.allowed:
        raise ImmediateHttpResponse(_refusal(request, verdict))
    return key


def _refusal(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    answer = of_failure(request, TooManyRequests())
    answer["Retry-After"] = str(verdict.retry_after)
    return answer
