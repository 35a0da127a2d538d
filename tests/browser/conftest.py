"""One whole Handsel and one Chromium for all of these tests; each has a context of its own."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from handsel.edge.cli.demo.shops import load
from tests.browser.desk import Desk
from tests.stack import ROSE, RunningStack, running_stack

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPTS = CHECKOUT / "scripts"
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
)
#: A proof is fresh for five minutes, and a test takes less than two.
PROVEN_SECONDS = 180.0
# A wide screen, and a phone's.
# How long to look for what a page will show: a busy machine is no fault of the page.
expect.set_options(timeout=20_000)
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}


def _run(script: str, *arguments: str) -> str:
    command = [sys.executable, str(SCRIPTS / script), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def built_dashboard() -> None:
    """Build the dashboard, unless it is."""
    _run("clients.py", "build")


@pytest.fixture(scope="session")
def stack() -> Iterator[RunningStack]:
    """Handsel with the dashboard built, and one customer's story told to its end."""
    built_dashboard()
    with running_stack() as running:
        running.play_story()
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The browser that `make test` brought."""
    path = _run("browser.py", "--path")
    browser = playwright.chromium.launch(executable_path=path or None, args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture(params=list(SIZES))
def size(request: pytest.FixtureRequest) -> str:
    """Each test of a page is for both, unless it is the same at every width (`at_one_width`)."""
    return str(request.param)


class Kept:
    """The cookies of somebody who signed in, and when they did."""

    def __init__(self) -> None:
        self.state: Any = None
        self.signed_in_at = 0.0

    def forget_when_stale(self) -> None:
        """Nobody is asked to prove themselves only because all tests together take so long."""
        if time.monotonic() - self.signed_in_at > PROVEN_SECONDS:
            self.state = None


@pytest.fixture(scope="session")
def kept() -> Kept:
    return Kept()


def _context(chromium: Browser, stack: RunningStack, size: str, state: Any = None) -> Any:
    width, height = SIZES[size]
    context = chromium.new_context(
        base_url=stack.described.web_url,
        viewport={"width": width, "height": height},
        locale="en-GB",
        timezone_id="Asia/Tokyo",
        storage_state=state,
        reduced_motion="reduce",
    )
    context.set_default_timeout(20_000)
    return context


@pytest.fixture
def visitor(chromium: Browser, stack: RunningStack, size: str) -> Iterator[Desk]:
    """Somebody who is not signed in."""
    context: BrowserContext = _context(chromium, stack, size)
    page: Page = context.new_page()
    desk = Desk(page, stack)
    yield desk
    context.close()
    assert desk.troubles == []


@pytest.fixture
def amal(chromium: Browser, stack: RunningStack, size: str, kept: Kept) -> Iterator[Desk]:
    """Rose Bakery's owner, signed in and freshly proven."""
    kept.forget_when_stale()
    context: BrowserContext = _context(chromium, stack, size, kept.state)
    desk = Desk(context.new_page(), stack)
    if kept.state is None:
        desk.sign_in()
        kept.signed_in_at = time.monotonic()
        kept.state = context.storage_state()
    yield desk
    # Whoever proves themselves again gets another key.
    kept.state = {"cookies": context.cookies(), "origins": []}
    context.close()
    assert desk.troubles == []


@pytest.fixture(scope="session")
def kept_bo() -> Kept:
    return Kept()


@pytest.fixture
def bo(chromium: Browser, stack: RunningStack, size: str, kept_bo: Kept) -> Iterator[Desk]:
    """Rose Bakery's agent, signed in: answers customers, and decides nothing about the shop."""
    context: BrowserContext = _context(chromium, stack, size, kept_bo.state)
    desk = Desk(context.new_page(), stack)
    if kept_bo.state is None:
        person = load(ROSE).people[1]
        desk.page.goto("/")
        desk.give_password(person.email, person.password)
        desk.page.wait_for_url("**/inbox**")
        kept_bo.state = context.storage_state()
    yield desk
    context.close()
    assert desk.troubles == []
