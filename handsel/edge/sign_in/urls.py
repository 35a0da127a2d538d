"""Addresses of sign-in, as the library's specification names them: those we use, and no other."""

from collections.abc import Iterator
from typing import Final

from allauth.headless.urls import urlpatterns as of_the_library
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_POST

SERVED: Final = frozenset(
    {
        "account/authenticators",
        "account/authenticators/recovery-codes",
        "account/authenticators/totp",
        "account/authenticators/webauthn",
        "account/password/change",
        "auth/2fa/authenticate",
        "auth/2fa/reauthenticate",
        "auth/email/verify",
        "auth/email/verify/resend",
        "auth/login",
        "auth/password/request",
        "auth/password/reset",
        "auth/reauthenticate",
        "auth/session",
        "auth/signup",
        "auth/webauthn/authenticate",
        "auth/webauthn/login",
        "auth/webauthn/reauthenticate",
    }
)
#: The library also reads these, and tells by the answer whether there is anybody to guess for.
POSTED_ONLY: Final = frozenset({"auth/email/verify", "auth/password/reset"})


def _all(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[URLPattern]:
    for entry in patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _all(entry.url_patterns, route)
        elif (name := route.partition("/v1/")[2]) in SERVED:
            yield path(
                route, require_POST(entry.callback) if name in POSTED_ONLY else entry.callback
            )


urlpatterns = list(_all(of_the_library))
