"""`python -m handsel.modules.limits.tests.hammer KEY MOST THREADS`: how many of them got it."""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta


def main(key: str, most: int, threads: int) -> int:
    """Ask `threads` times at the same moment, as one of several processes."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "handsel.config.settings"
    import django

    django.setup()
    from django.db import connection

    from handsel.modules.limits.actions import take
    from handsel.modules.limits.rules import Limit

    # So long a period that nothing is earned back meanwhile.
    limit = Limit(most, timedelta(days=1))
    together = threading.Barrier(threads)

    def ask() -> bool:
        together.wait()
        try:
            return take(key, limit=limit).allowed
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return sum(asked.result() for asked in [pool.submit(ask) for _ in range(threads)])


if __name__ == "__main__":
    sys.stdout.write(str(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
