"""People who can sign in, and where they are signed in."""

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


class SessionKind(models.TextChoices):
    BROWSER = "browser"
    APP = "app"


class Session(SharedTable):
    """One device that is signed in, or about to be (then it has no user).

    Whoever reads this table can sign in as nobody: it knows the key by its SHA-256 only.
    """

    shared_because = "a person signs in before choosing one of their businesses"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT, INSERT, UPDATE, DELETE",),
        "handsel_ops": (
            "SELECT (id, user_id, kind, address, user_agent, created_at, used_at, proven_at,"
            " with_factor, idle, ends_at)",
        ),
    }
    sealed_columns: ClassVar[tuple[str, ...]] = ("data",)

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key_digest = models.BinaryField(max_length=32, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    kind = models.CharField(max_length=8, choices=SessionKind.choices)
    #: What sign-in keeps between requests, such as a factor that is being enrolled.
    data = models.TextField()
    address = models.CharField(max_length=64, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    #: Exact to a minute, so that reading a page writes nothing.
    used_at = models.DateTimeField()
    #: When the person last proved who they are.
    proven_at = models.DateTimeField(null=True)
    #: Whether a second factor was part of it.
    with_factor = models.BooleanField(default=False)
    #: How long it may lie unused.
    idle = models.DurationField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=SessionKind.values), name="session_kind_is_known"
            )
        ]
        indexes = [models.Index(fields=["ends_at"], name="sessions_by_end")]
