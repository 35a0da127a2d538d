"""The private port's entry point: `granian --interface wsgi handsel.config.ops:app`."""

import os

from django.core.wsgi import get_wsgi_application

# Set, not defaulted: these addresses must never be served with the public settings.
os.environ["DJANGO_SETTINGS_MODULE"] = "handsel.config.ops_settings"
app = get_wsgi_application()
