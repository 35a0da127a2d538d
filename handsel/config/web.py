"""Web's entry point: `granian --interface wsgi handsel.config.web:app`."""

import os

from django.core.wsgi import get_wsgi_application

from handsel.edge.unnamed_host import refuse_unnamed_hosts

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
app = refuse_unnamed_hosts(get_wsgi_application())
