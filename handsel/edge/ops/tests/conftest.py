"""The private port as its own process sees it: its addresses, its front, its database role."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client, override_settings

from handsel.config import ops_settings
from tests.roles import as_role

OWN = (
    "ROOT_URLCONF", "MIDDLEWARE", "ALLOWED_HOSTS", "TEMPLATES", "SECURE_CSP",
    "STATICFILES_DIRS", "STATICFILES_FINDERS", "MESSAGE_STORAGE", "CSRF_COOKIE_NAME",
    "CSRF_COOKIE_PATH", "CSRF_COOKIE_HTTPONLY", "CSRF_COOKIE_SAMESITE", "SESSION_COOKIE_SAMESITE",
    "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "FIXED_HEADERS",
)  # fmt: skip


@pytest.fixture(scope="session")
def _as_ops() -> override_settings:
    return override_settings(**{name: getattr(ops_settings, name) for name in OWN})


@contextmanager
def _installed() -> Iterator[None]:
    """The applications of the pages; Django's own way would make all others ready once more."""
    from django.apps import AppConfig, apps

    added = [one for one in ops_settings.INSTALLED_APPS if one not in settings.INSTALLED_APPS]
    configs = [AppConfig.create(entry) for entry in added]
    for config in configs:
        config.apps = apps
        apps.app_configs[config.label] = config
        config.import_models()
    _forget()
    yield
    for config in configs:
        del apps.app_configs[config.label]
    _forget()


def _forget() -> None:
    from django.apps import apps
    from django.template.utils import get_app_template_dirs

    apps.clear_cache()
    get_app_template_dirs.cache_clear()  # type: ignore[attr-defined]


@pytest.fixture
def ops(database: dict[str, str], _as_ops: override_settings) -> Iterator[Client]:
    """A client of the private port, whose database role is handsel_ops."""
    with _installed(), _as_ops, as_role(database["handsel_ops"]):
        yield Client(raise_request_exception=False)
