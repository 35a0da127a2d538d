"""The API's OpenAPI document, without a server or a database; clients are made from it."""

import json
import os


def document() -> str:
    """The document as the API itself serves it, as indented JSON with one newline at the end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
    import django

    django.setup()
    from handsel.edge.api.application import api

    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    return json.dumps(schema, indent=2, ensure_ascii=False, default=str) + "\n"
