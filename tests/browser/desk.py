"""Somebody at the dashboard: what they do there, and what their browser complained of."""

import json
import time
from pathlib import Path
from random import choices
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from handsel.kit.totp import code_at, step_at
from tests.stack import ROSE, RunningStack

AXE = Path(__file__).resolve().parents[2] / "clients" / "node_modules" / "axe-core" / "axe.min.js"
# What a browser says of every answer that is no success; the pages deal with those.
EXPECTED = ("Failed to load resource",)
#: What is the same at every width is played at one.
at_one_width = pytest.mark.parametrize("size", ["desktop"], indirect=True)


def mark() -> str:
    """A text nobody else has. Of consonants alone: in digits the assistant sees a quantity."""
    return "".join(choices("bcdfghjklmnpqrstvwxz", k=8))


def marked(words: str) -> str:
    """These words with a mark of their own."""
    return f"{words} {mark()}"


class Desk:
    """A page of the dashboard with a person before it."""

    def __init__(self, page: Page, stack: RunningStack) -> None:
        self.page = page
        self.stack = stack
        #: Errors and refusals of the content security policy; none are ever right.
        self.troubles: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda call: self._saw(call.url))

    def give_password(self, email: str, password: str) -> None:
        """The first step of coming in, from the page one is on."""
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()

    def sign_in(self) -> None:
        """Come in as Rose Bakery's owner."""
        owner = self.owner()
        self.page.goto("/")
        self.give_password(owner["email"], owner["password"])
        field = self.page.get_by_label("Code from the app")
        expect(field).to_be_visible()
        field.fill(unused_code(self))
        self.page.get_by_role("button", name="Continue").click()
        expect(self.page.get_by_role("main")).to_be_visible()
        self.page.wait_for_url("**/inbox**")

    def require_accessible(self) -> None:
        """Fail with what axe found wrong on this page."""
        session = self.page.context.new_cdp_session(self.page)
        # Not through the page, whose policy rightly lets no foreign script in.
        session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        answer = session.send(
            "Runtime.evaluate",
            {
                "expression": "axe.run().then((found) => JSON.stringify(found.violations))",
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        found: list[Any] = json.loads(answer["result"]["value"])
        told = [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]
        assert told == [], told

    def owner(self, slug: str = ROSE) -> dict[str, str]:
        described = json.loads((self.stack.running.home / "demo.json").read_text())
        owners = {one["slug"]: one["owner"] for one in described["businesses"]}
        owner: dict[str, str] = owners[slug]
        return owner

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(EXPECTED):
            self.troubles.append(message.text)

    def _saw(self, url: str) -> None:
        if "/csp-reports" in url:
            self.troubles.append("the content security policy was broken")


USED_NONE = (
    "UPDATE users_totpsecret SET last_step = 0 FROM users_user person"
    " WHERE person.id = user_id AND person.email = %s"
)


def unused_code(desk: Desk, slug: str = ROSE) -> str:
    """A code of the owner's app that counts as unused: nobody waits half a minute for the next."""
    owner = desk.owner(slug)
    desk.stack.sql(USED_NONE, owner["email"])
    return code_at(owner["totp_secret"], step_at(time.time()))


def age_proof(desk: Desk) -> None:
    """Let five minutes pass since anybody proved who they are."""
    desk.stack.sql("UPDATE users_session SET proven_at = now() - interval '10 minutes'")


def prove(desk: Desk) -> None:
    """Answer the dialog that asks for proof."""
    dialog = desk.page.get_by_role("dialog", name="Is it still you?")
    dialog.get_by_label("Code from the app").fill(unused_code(desk))
    dialog.get_by_role("button", name="Confirm").click()
    expect(dialog).to_have_count(0)
