"""How often a password or a code may be guessed: counted in the database, exact over all processes.

A device that its owner signed in on before counts by itself, so that strangers who guess at an
address keep its owner out of nothing.
"""

from datetime import timedelta
from typing import Final

from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest, HttpResponse

from handsel.edge.api.problems import of_failure
from handsel.edge.sign_in.middleware import device_of
from handsel.modules.limits import actions as limits
from handsel.modules.limits.rules import Limit, TooManyRequests, Verdict
from handsel.modules.users import queries

GUESSES: Final = Limit(10, timedelta(minutes=15))
#: Letters to one address that a stranger can have sent.
LETTERS: Final = Limit(6, timedelta(hours=1))


def require_password_guess(request: HttpRequest, *, email: str) -> str:
    """Take one guess at an address's password; the key it was taken from. Raises 429."""
    address = email.strip().lower()
    mark = device_of(request)
    # Asked alike for addresses that nobody has, so that both take the same time.
    known = queries.is_known_device(queries.find_by_email(address), mark=mark)
    return _take(request, f"password:{address}" + (f":{mark}" if known else ""), GUESSES)


def require_code_guess(request: HttpRequest, *, user_id: object) -> str:
    """Take one guess at a user's second factor; the key it was taken from. Raises 429."""
    return _take(request, f"factor:{user_id}", GUESSES)


def require_letter(request: HttpRequest, *, email: str) -> None:
    """Take one letter to an address. Raises 429."""
    _take(request, f"letter:{email.strip().lower()}", LETTERS)


def forgive(key: str) -> None:
    """The guess was right: those before it were the owner's own slips."""
    limits.forgive(key)


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
