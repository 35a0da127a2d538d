"""Questions about API keys."""

from handsel.modules.api_keys.models import ApiKey


def list_living() -> list[ApiKey]:
    """The business's keys that nobody revoked, expired ones too, the latest first."""
    return list(ApiKey.objects.filter(revoked_at=None).order_by("-id"))


def count_living() -> int:
    """How many there are of those."""
    return ApiKey.objects.filter(revoked_at=None).count()
