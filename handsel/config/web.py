"""Web's entry point: `granian --interface wsgi handsel.config.web:app`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
app = get_wsgi_application()
