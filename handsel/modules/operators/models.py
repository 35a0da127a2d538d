"""Operators, where they are signed in, and what they did."""

from typing import ClassVar

from django.db import models

from handsel.kit.ids import uuid7
from handsel.kit.tenancy import SharedTable


class Operator(SharedTable):
    """Who runs the installation. No user of a business: signing in on web leads nowhere here.

    No process may add one: only the schema's owner can, by `handsel operators add`.
    """

    shared_because = "operators run the whole installation and belong to no business"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        # The secret so that keys can be changed; a password's hash is none of the application's.
        "handsel_app": ("SELECT (id, is_active, totp_secret)", "UPDATE (totp_secret)"),
        "handsel_ops": ("SELECT", "UPDATE (last_step)"),
    }
    sealed_columns: ClassVar[tuple[str, ...]] = ("totp_secret",)

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    #: Kept in lower case.
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    password_hash = models.CharField(max_length=200)
    #: The secret of the one-time codes, sealed.
    totp_secret = models.TextField()
    #: The newest step whose code was taken; none up to it is taken again.
    last_step = models.BigIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)


class OperatorSession(SharedTable):
    """One browser an operator is signed in with; its key is known by its SHA-256 only."""

    shared_because = "operators belong to no business"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_ops": ("SELECT, INSERT", "UPDATE (key_digest, used_at, proven_at, ended_at)"),
    }

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    operator = models.ForeignKey(Operator, on_delete=models.PROTECT, related_name="sessions")
    key_digest = models.BinaryField(max_length=32, unique=True)
    address = models.CharField(max_length=64, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    #: Exact to a minute, so that reading a page writes nothing.
    used_at = models.DateTimeField()
    #: When the operator last gave password and code.
    proven_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class Deed(SharedTable):
    """Something an operator did, or was refused. Added to, never changed."""

    shared_because = (
        "operators act on the installation; what touches a business is also in its audit"
    )
    grants: ClassVar[dict[str, tuple[str, ...]]] = {"handsel_ops": ("SELECT, INSERT",)}

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    #: A noun and a verb: `event.replayed`.
    what = models.CharField(max_length=60)
    #: None for who is not signed in: a script at the private port, or the command line.
    operator = models.ForeignKey(Operator, on_delete=models.PROTECT, null=True, related_name="+")
    #: Who they are, or say they are.
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=64, blank=True)
    business_id = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    at = models.DateTimeField()
