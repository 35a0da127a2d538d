"""What every call of the Bot API shares: the bot's token in the address, and the parameters."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from sandbox.providers.telegram.answers import bad_request, error
from sandbox.web import Json, Refused, Request

_TOKEN = re.compile(r"(\d{1,20}):[A-Za-z0-9_-]+")


def bot_of(request: Request) -> str:
    """The id of the bot whose token the address holds; empty when it holds none."""
    found = _TOKEN.fullmatch(request.params.get("token", ""))
    return found[1] if found else ""


def require_bot(request: Request) -> str:
    """The bot's id; any token of the right shape is the bot's."""
    bot = bot_of(request)
    if not bot:
        raise Refused(error(404))
    return bot


def read_parameters(request: Request) -> Json:
    """The parameters, of the query and of a JSON body or a form."""
    given: Json = dict(request.query)
    try:
        if "json" in request.headers.get("content-type", ""):
            body = json.loads(request.body or b"{}")
        else:
            pairs = parse_qsl(request.body.decode(), keep_blank_values=True)
            body = {name: _form_value(value) for name, value in pairs}
    except ValueError:
        raise bad_request("can't parse the request") from None
    if not isinstance(body, dict):
        raise bad_request("object expected as the request's body")
    return given | body


def _form_value(value: str) -> Any:
    return json.loads(value) if value[:1] in {"{", "["} else value
