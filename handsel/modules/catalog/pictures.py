"""Where a product's picture is read by anybody."""

from django.conf import settings


def picture_url(image: str) -> str:
    """The public address of a product's picture; empty without one."""
    if not image or image.startswith(("https://", "http://")):
        return image
    return f"{settings.PUBLIC_URL}/pictures/{image}"
