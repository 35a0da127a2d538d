"""The process's key ring, for code that runs under Django's settings."""

from functools import lru_cache

from django.conf import settings

from handsel.kit.secrets import KeyRing, Place, Secret


@lru_cache(maxsize=1)
def _ring() -> KeyRing:
    return KeyRing(settings.KEY_RING)


def seal(clear: str, *, place: Place) -> str:
    """Seal a secret for its place under the newest key."""
    return _ring().seal(clear, place=place)


def unseal(sealed: str, *, place: Place) -> Secret:
    """Open a secret sealed for this place; raises `secrets.Unopenable`."""
    return _ring().open(sealed, place=place)
