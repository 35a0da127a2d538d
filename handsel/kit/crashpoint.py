"""Named places where a process may be killed, to prove that nothing is lost there.

`CRASH_AT=name:k` kills this process, as `kill -9` would, the k-th time it reaches `name`. Without
the variable a crash point is one comparison.
"""

import os
import signal
from collections import Counter

_NAME, _, _COUNT = os.environ.get("CRASH_AT", "").partition(":")
_reached: Counter[str] = Counter()


def crashpoint(name: str) -> None:
    """Die here if this is where the test asked for it."""
    if name == _NAME:
        _reached[name] += 1
        if _reached[name] == int(_COUNT or "1"):
            os.kill(os.getpid(), signal.SIGKILL)
