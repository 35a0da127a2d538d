"""People who can sign in, and where they are signed in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from handsel.kit.ids import uuid7
from handsel.kit.tenancy import SharedTable
from handsel.modules.users.hashing import normalized


class User(AbstractBaseUser, SharedTable):
    """A sign-in identity; what they may do in a business is a `Member`'s."""

    shared_because = "a person signs in before choosing one of their businesses"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT, INSERT, UPDATE",),
        "handsel_gate": ("SELECT (id, is_active)",),
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

    def set_password(self, raw_password: str | None) -> None:
        """Hash it in the form in which it is compared."""
        super().set_password(normalized(raw_password) if raw_password else raw_password)

    def check_password(self, raw_password: str | None) -> bool:
        """Whether it is theirs, however it was typed."""
        return super().check_password(normalized(raw_password) if raw_password else raw_password)


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
        # Whose stream of live events is whose, and whether it may go on.
        "handsel_gate": (
            "SELECT (id, key_digest, user_id, kind, used_at, idle, ends_at, with_factor)",
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


class TotpSecret(SharedTable):
    """What an authenticator app shares with us, and the last of its codes that was used."""

    shared_because = "factors are a person's, whichever businesses they work for"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT, INSERT, UPDATE, DELETE",),
    }
    sealed_columns: ClassVar[tuple[str, ...]] = ("secret",)

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="totp_secrets")
    secret = models.TextField()
    #: Thirty seconds each, from 1970.
    last_step = models.BigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)


class Device(SharedTable):
    """A browser that a user signed in on before; strangers' guesses do not keep it out."""

    shared_because = "a person signs in before choosing one of their businesses"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT, INSERT, UPDATE, DELETE",),
    }

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    mark_digest = models.BinaryField(max_length=32)
    used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "mark_digest"], name="one_row_per_device")
        ]


class RefusedSignIn(SharedTable):
    """A wrong password, until it is told to the businesses of whoever has that address, if any."""

    shared_because = "whether anybody has the address is not looked up while they wait"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        # Changed only as keys are.
        "handsel_app": ("SELECT, INSERT, UPDATE, DELETE",),
    }
    sealed_columns: ClassVar[tuple[str, ...]] = ("email",)

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.TextField()
    address = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
