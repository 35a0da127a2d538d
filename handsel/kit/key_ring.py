"""The process's key ring, for code that runs under Django's settings."""

from functools import lru_cache

from django.conf import settings

from handsel.kit.secrets import KeyRing, Place, Secret


def ring() -> KeyRing:
    """The keys this process was told."""
    return _ring_of(tuple(settings.KEY_RING))


def seal(clear: str, *, place: Place) -> str:
    """Seal a secret for its place under the newest key."""
    return ring().seal(clear, place=place)


def unseal(sealed: str, *, place: Place) -> Secret:
    """Open a secret sealed for this place; raises `secrets.Unopenable`."""
    return ring().open(sealed, place=place)


@lru_cache(maxsize=2)
def _ring_of(keys: tuple[tuple[str, bytes], ...]) -> KeyRing:
    return KeyRing(keys)
