"""Verbs on users."""

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from handsel.kit.errors import Conflict
from handsel.modules.users.models import User


class EmailTaken(Conflict):
    """Another user has this e-mail address."""

    code = "email_taken"


def create(*, email: str, name: str, password: str) -> User:
    """Create a user; raises EmailTaken."""
    try:
        with transaction.atomic():
            return User.objects.create(
                email=email.strip().lower(), name=name.strip(), password=make_password(password)
            )
    except IntegrityError as error:
        raise EmailTaken from error
