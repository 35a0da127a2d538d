"""Django's settings for the private port: the same, with its own addresses and front."""

from handsel.config.settings import *  # noqa: F403
from handsel.edge.headers import fixed

ROOT_URLCONF = "handsel.config.ops_urls"
WSGI_APPLICATION = "handsel.config.ops.app"
MIDDLEWARE = [
    "handsel.edge.api.requests.request_id",
    "handsel.edge.headers.fixed_headers",
    "handsel.edge.ops.private.OnlyOperators",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
]
# Probes name whatever address they reached; `OnlyOperators` decides which names are answered.
ALLOWED_HOSTS = ["*"]
# The private port is not reached by https.
FIXED_HEADERS = fixed(is_https=False)
