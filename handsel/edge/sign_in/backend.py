"""Who a password belongs to, in the same time whether there is such a person or not."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from handsel.modules.users import queries
from handsel.modules.users.models import User


class ByEmail(BaseBackend):
    """E-mail address and password."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        """The active user; one hash is computed whatever comes of it."""
        email, password = credentials.get("email"), credentials.get("password")
        if not email or not password:
            return None
        return queries.find_by_password(email=email, password=password)

    def get_user(self, user_id: UUID) -> User | None:
        """The user of a session, while they are active."""
        return User.objects.filter(id=user_id, is_active=True).first()
