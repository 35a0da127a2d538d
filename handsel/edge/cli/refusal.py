"""Say an expected failure in one sentence on standard error, and keep tracebacks for bugs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError

from handsel.kit.errors import Failure

# sysexits.h: EX_CONFIG, "something was found in an unconfigured or misconfigured state".
EXIT_REFUSED = 78


@contextmanager
def plain_refusals() -> Iterator[None]:
    """Turn a Failure or a misshapen variable into a sentence and exit status 78."""
    try:
        yield
    except Failure as failure:
        sentence = failure.message
    except ValidationError as error:
        sentence = "; ".join(
            f"{_variable(problem['loc'])}: {problem['msg']}"
            for problem in error.errors()
            # A default that could not be worked out because of another mistake is none itself.
            if problem["type"] != "default_factory_not_called"
        )
    else:
        return
    sys.stdout.flush()
    sys.stderr.write(f"handsel: {sentence}\n")
    raise SystemExit(EXIT_REFUSED)


def _variable(location: tuple[int | str, ...]) -> str:
    name = str(location[0]) if location else "environment"
    return name if name.isupper() else f"HANDSEL_{name.upper()}"
