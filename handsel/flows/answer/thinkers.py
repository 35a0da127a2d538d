"""This process's models, in the order they are asked, and the breaker they share."""

import time
from functools import lru_cache

from django.conf import settings

from handsel.modules.assistant.adapter import Thinker
from handsel.modules.assistant.breaker import Breaker
from handsel.modules.assistant.registry import build_thinkers


@lru_cache(maxsize=1)
def thinkers() -> list[Thinker]:
    """The configured models; none: the house engine answers alone."""
    return build_thinkers(settings.THINKERS)


@lru_cache(maxsize=1)
def breaker() -> Breaker:
    """The circuit breaker of this process."""
    return Breaker(clock=time.monotonic)
