"""People who can sign in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from handsel.kit.ids import uuid7
from handsel.kit.tenancy import SharedTable


class User(AbstractBaseUser, SharedTable):
    """A sign-in identity; what they may do in a business is a `Member`'s."""

    shared_because = "a person signs in before choosing one of their businesses"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT, INSERT, UPDATE",),
        "handsel_ops": ("SELECT (id, email, name, is_active, created_at)",),
    }

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    #: Kept in lower case.
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
