"""Django's settings, all of them read from one `Environment`."""

from typing import Any

from handsel.config.database import databases
from handsel.config.environment import CHECKOUT, environment
from handsel.config.mail import mailers
from handsel.config.models import thinker_settings
from handsel.edge.headers import fixed
from handsel.edge.pages.policies import STILL
from handsel.kit.secrets import Secret
from handsel.modules.channels.registry import ProviderSettings
from handsel.modules.commerce.payments.adapter import PaymentProviders

_environment = environment()

DEBUG = False
DEVELOPMENT = _environment.development
SECRET_KEY = _environment.django_secret_key
SECRET_KEY_FALLBACKS = _environment.django_secret_key_fallbacks
KEY_RING = _environment.key_ring
CHANNEL_PROVIDERS = ProviderSettings(
    meta_graph_url=_environment.meta_graph_url,
    meta_app_secrets=[Secret(s.get_secret_value()) for s in _environment.meta_app_secrets],
    telegram_api_url=_environment.telegram_api_url,
)
THINKERS = thinker_settings(_environment)
PAYMENT_PROVIDERS = PaymentProviders(
    stripe_secret_key=Secret(_environment.stripe_secret_key.get_secret_value()),
    stripe_api_url=_environment.stripe_api_url,
    paypal_api_url=_environment.paypal_api_url,
)
#: Where people and providers reach us; no trailing slash.
PUBLIC_URL = _environment.public_origin
#: Where providers reach the gate; no trailing slash.
HOOKS_URL = _environment.hooks_origin
#: Whether the platform's Meta app was granted the human-agent feature (App Review).
META_HUMAN_AGENT = False
#: How many proxies of ours stand in front of web; each adds one address to X-Forwarded-For.
TRUSTED_PROXIES = _environment.trusted_proxies
ALLOWED_HOSTS = _environment.allowed_hosts
ROOT_URLCONF = "handsel.config.urls"
WSGI_APPLICATION = "handsel.config.web.app"
AUTH_USER_MODEL = "users.User"
TENANT_MODEL = "businesses.Business"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = True
APPEND_SLASH = False

SESSION_ENGINE = "handsel.modules.users.session_engine"
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
#: A browser keeps the `__Host-` name only over TLS; development has none.
_TLS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _TLS
SESSION_COOKIE_NAME = _environment.session_cookie
CSRF_COOKIE_NAME = f"{'__Host-' if _TLS else ''}handsel_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
# Where the proxy does not say how it was called, a page of ours is still known by its address.
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "handsel.edge.api.problems.csrf_failed"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
    "handsel.edge.sign_in",
    "handsel.modules.users",
    "handsel.modules.operators",
    "handsel.modules.businesses",
    "handsel.modules.audit",
    "handsel.modules.live",
    "handsel.modules.support",
    "handsel.modules.api_keys",
    "handsel.modules.ingress",
    "handsel.modules.limits",
    "handsel.modules.media",
    "handsel.modules.channels",
    "handsel.modules.notifications",
    "handsel.modules.customers",
    "handsel.modules.catalog",
    "handsel.modules.knowledge",
    "handsel.modules.conversations",
    "handsel.modules.web_chat",
    "handsel.modules.commerce.ledger",
    "handsel.modules.commerce.pricing",
    "handsel.modules.commerce.orders",
    "handsel.modules.commerce.payments",
    "handsel.modules.commerce.invoices",
    "handsel.modules.commerce.checkout",
    "handsel.modules.commerce.returns",
    "handsel.modules.assistant",
    "handsel.modules.analytics",
]

PROCRASTINATE_IMPORT_PATHS = [
    "handsel.flows.registry",
]

MIDDLEWARE = [
    "handsel.edge.api.requests.request_id",
    "handsel.edge.api.refusals.count_refusals",
    "handsel.edge.headers.fixed_headers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "handsel.edge.api.framing.strict_framing",
    "handsel.edge.api.limiting.Limiting",
    "handsel.edge.widget.cors.listed_origins",
    "handsel.edge.sign_in.middleware.Origins",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

DATABASE_URL = _environment.database_url
DATABASES: dict[str, Any] = databases(_environment)

MAILERS: dict[str, Any] = mailers(_environment.smtp_url.get_secret_value())
MAIL_FROM = _environment.mail_address

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [CHECKOUT / "handsel" / "edge" / "pages" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": []},
    }
]

AUTHENTICATION_BACKENDS = ["handsel.edge.sign_in.backend.ByEmail"]
# The first hashes; the others verify what they hashed once, and it is hashed anew.
PASSWORD_HASHERS = [
    "handsel.modules.users.hashing.Argon2",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser", "app")
HEADLESS_TOKEN_STRATEGY = "handsel.edge.sign_in.tokens.SessionTokens"  # noqa: S105
HEADLESS_FRONTEND_URLS = {
    "account_signup": f"{PUBLIC_URL}/sign-up",
    "account_reset_password": f"{PUBLIC_URL}/reset-password",
}
ACCOUNT_ADAPTER = "handsel.edge.sign_in.account.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "handsel.edge.sign_in.forms.SignUp"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "handsel.modules.users.queries.name_of"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_MAX_EMAIL_ADDRESSES = 2
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_PREVENT_ENUMERATION = True
# Ours are exact over all processes (`handsel.edge.sign_in.guesses`); the library's are not.
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
MFA_ADAPTER = "handsel.edge.sign_in.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Handsel"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# The library has one challenge for all occasions, so the strictest of them holds for each: whoever
# touches a key shows by PIN or biometrics that it is theirs.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# A browser takes localhost for safe, the library does not.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEVELOPMENT

STATIC_URL = "/static/"
STATICFILES_DIRS = [CHECKOUT / "handsel" / "edge" / "pages" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
# Straight from the source tree: nothing is collected or built before a process can start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
LOGGING_CONFIG = None

#: The dashboard as it was built; without one, web serves the rest.
DASHBOARD_FOLDER = CHECKOUT / "clients" / "dashboard" / "dist"
WHITENOISE_ROOT = DASHBOARD_FOLDER if DASHBOARD_FOLDER.is_dir() else None
#: Built files carry a hash of what is in them.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/[\w.-]+-[\w-]{8,}\.\w+$"
#: The chat for shops' own sites, as it was built; without one there is none.
WIDGET_FILE = CHECKOUT / "clients" / "widget" / "dist" / "widget.js"
#: Where our pages are, each with where it reads live events.
PAGES = _environment.pages
LIVE_ORIGIN = PAGES[PUBLIC_URL]

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
#: On every answer, besides its content security policy.
FIXED_HEADERS = fixed(is_https=_TLS)
# Said by `FIXED_HEADERS`, to all processes alike.
SECURE_CONTENT_TYPE_NOSNIFF = False
SECURE_REFERRER_POLICY = None
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
SECURE_CSP = STILL
# A proxy of ours says how it was called; without one anybody could.
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if _environment.trusted_proxies else None
)
