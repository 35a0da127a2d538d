"""The token that an app holds: the key of its session."""

from typing import cast

from allauth.headless.tokens.strategies.sessions import SessionTokenStrategy
from django.http import HttpRequest


class SessionTokens(SessionTokenStrategy):
    """The library's own, with a key that may change as the session is written."""

    def create_session_token(self, request: HttpRequest) -> str:
        """The key, which is final once the session is written."""
        request.session.save()
        return cast("str", request.session.session_key)
