"""Django's settings for the private port: the same, with its own addresses, front and pages."""

from django.utils.csp import CSP

from handsel.config.database import databases
from handsel.config.environment import CHECKOUT, environment
from handsel.config.settings import *  # noqa: F403
from handsel.config.settings import DEVELOPMENT
from handsel.config.settings import INSTALLED_APPS as OF_WEB
from handsel.edge.headers import fixed

ROOT_URLCONF = "handsel.config.ops_urls"
#: Whoever asks for readiness goes after a second or two, and is to hear why not.
PATIENCE_SECONDS = 1.0
DATABASES = databases(environment(), patience_seconds=PATIENCE_SECONDS)
WSGI_APPLICATION = "handsel.config.ops.app"
# Only here: web has neither the pages nor their files.
INSTALLED_APPS = [
    *OF_WEB,
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.messages",
]
MIDDLEWARE = [
    "handsel.edge.api.requests.request_id",
    "handsel.edge.headers.fixed_headers",
    "handsel.edge.ops.private.OnlyOperators",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "handsel.edge.ops.signed_in.signed_in",
    # The sign-in library insists, though nobody signs in by it here.
    "allauth.account.middleware.AccountMiddleware",
]
# Probes name whatever address they reached; `OnlyOperators` decides which names are answered.
ALLOWED_HOSTS = ["*"]
# The private port is not reached by https.
FIXED_HEADERS = fixed(is_https=False)
#: Pages run and show what this process serves, and nothing else.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

_OPS = CHECKOUT / "handsel" / "edge" / "ops"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_OPS / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "handsel.edge.ops.signed_in.who",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
STATICFILES_DIRS = [_OPS / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_ROOT = None

# Browsers send a Secure cookie over http to this machine itself, which is what the end of a tunnel
# is. They know no ports, so names are not web's.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEVELOPMENT
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "handsel_ops_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_PATH = "/admin/"
CSRF_TRUSTED_ORIGINS = []
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
