"""``python -m sandbox``: run the outside world."""

import setproctitle
import uvloop

from sandbox.server import serve
from sandbox.settings import read_settings


def main() -> None:
    """Read the settings and serve until told to stop."""
    settings = read_settings()
    setproctitle.setproctitle("handsel sandbox")
    uvloop.run(serve(settings))


if __name__ == "__main__":
    main()
