"""The private port's entry point: `granian --interface wsgi handsel.config.ops:app`."""

import os

from django.core.wsgi import get_wsgi_application

from handsel.edge.unnamed_host import refuse_unnamed_hosts

# Set, not defaulted: these addresses must never be served with the public settings.
os.environ["DJANGO_SETTINGS_MODULE"] = "handsel.config.ops_settings"
app = refuse_unnamed_hosts(get_wsgi_application())
