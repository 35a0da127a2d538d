"""Questions about users."""

from handsel.modules.users.models import User


def find_by_email(email: str) -> User | None:
    """The user with this e-mail address, in whatever case it is written."""
    return User.objects.filter(email=email.strip().lower()).first()
