"""Django's settings, all of them read from one `Environment`."""

from typing import Any

from django.utils.csp import CSP

from handsel.config.database import databases
from handsel.config.environment import CHECKOUT, environment
from handsel.config.mail import mailers
from handsel.config.models import thinker_settings
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

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "procrastinate.contrib.django",
    "handsel.modules.users",
    "handsel.modules.operators",
    "handsel.modules.businesses",
    "handsel.modules.audit",
    "handsel.modules.api_keys",
    "handsel.modules.ingress",
    "handsel.modules.limits",
    "handsel.modules.channels",
    "handsel.modules.notifications",
    "handsel.modules.customers",
    "handsel.modules.catalog",
    "handsel.modules.knowledge",
    "handsel.modules.conversations",
    "handsel.modules.commerce.ledger",
    "handsel.modules.commerce.pricing",
    "handsel.modules.commerce.orders",
    "handsel.modules.commerce.payments",
    "handsel.modules.commerce.invoices",
    "handsel.modules.commerce.checkout",
    "handsel.modules.commerce.returns",
    "handsel.modules.assistant",
]

PROCRASTINATE_IMPORT_PATHS = [
    "handsel.flows.registry",
]

MIDDLEWARE = [
    "handsel.edge.api.requests.request_id",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "handsel.edge.api.framing.strict_framing",
    "handsel.edge.api.limiting.Limiting",
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

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

STATIC_URL = "/static/"
STATICFILES_DIRS = [CHECKOUT / "handsel" / "edge" / "pages" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
# Straight from the source tree: nothing is collected or built before a process can start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
LOGGING_CONFIG = None

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
#: Everything we serve loads from here or not at all, and runs no script.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
