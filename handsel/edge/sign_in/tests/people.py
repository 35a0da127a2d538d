"""People who sign in by hand: through the library's own addresses, in a browser or an app."""

import json
import time
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import uuid4

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from handsel.kit import key_ring
from handsel.kit.totp import code_at, step_at
from handsel.modules.notifications.models import PersonalMail
from handsel.modules.notifications.personal_sending import place_of_text
from handsel.modules.users import actions as users
from handsel.modules.users.models import User

PASSWORD = "the teal lamp hums at noon"
BROWSER = "/_allauth/browser/v1"


def new_user(**changes: Any) -> User:
    """A user of their own for this test."""
    email = f"ada.{uuid4().hex[:10]}@example.com"
    return users.create(**{"email": email, "name": "Ada", "password": PASSWORD, **changes})


@dataclass
class Browser:
    """A browser with its cookies, which sends the CSRF token as a page of ours does."""

    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))
    agent: str = "Firefox on Linux"

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> HttpResponse:
        """One request to a path of sign-in, or to a whole path."""
        cookie = self.client.cookies.get(settings.CSRF_COOKIE_NAME)
        if cookie is None and method != "GET":
            self.client.get(f"{BROWSER}/auth/session")
            cookie = self.client.cookies[settings.CSRF_COOKIE_NAME]
        headers = {"user-agent": self.agent, "X-CSRFToken": cookie.value if cookie else ""}
        whole = path if path.startswith(("/api/", "/_allauth/")) else BROWSER + path
        sent = json.dumps(body) if body is not None else ""
        answer = self.client.generic(
            method, whole, sent, content_type="application/json", headers=headers
        )
        return cast("HttpResponse", answer)

    def log_in(self, user: User, password: str = PASSWORD) -> HttpResponse:
        """Address and password."""
        return self.call("POST", "/auth/login", {"email": user.email, "password": password})

    def enrol_totp(self) -> str:
        """Add an authenticator app; its secret."""
        secret = json.loads(self.call("GET", "/account/authenticators/totp").content)["meta"][
            "secret"
        ]
        added = self.call(
            "POST", "/account/authenticators/totp", {"code": code_for(secret, ahead=0)}
        )
        assert added.status_code == 200, added.content
        return str(secret)

    @property
    def session_key(self) -> str:
        return self.client.cookies[settings.SESSION_COOKIE_NAME].value


def code_for(secret: str, *, ahead: int = 1) -> str:
    """What an authenticator app shows, or will show next: enrolling used up the present one."""
    return code_at(secret, step_at(time.time()) + ahead)


def letters_to(email: str) -> list[str]:
    """The words of all letters that wait for somebody, the last first."""
    mails = PersonalMail.objects.filter(recipient=email, state="pending").order_by("-id")
    return [key_ring.unseal(mail.text, place=place_of_text(mail.id)).reveal() for mail in mails]


def subjects_to(email: str) -> list[str]:
    """The subjects of all letters to somebody, the last first."""
    found = PersonalMail.objects.filter(recipient=email).order_by("-id")
    return list(found.values_list("subject", flat=True))


def code_in(letter: str) -> str:
    """The code that a letter quotes."""
    return next(line[2:] for line in letter.splitlines() if line.startswith("> "))
