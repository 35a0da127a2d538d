"""A call that does not say which host it is for is for none of ours."""

from collections.abc import Callable, Iterable
from typing import Any

type Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def refuse_unnamed_hosts(application: Application) -> Application:
    """A WSGI application around Django, which takes the server's own address for a missing Host.

    Given an empty one, it refuses as it refuses any host that is not ours; also two at once,
    which the server hands over as one with a comma.
    """

    def serve(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        environ.setdefault("HTTP_HOST", "")
        return application(environ, start)

    return serve
