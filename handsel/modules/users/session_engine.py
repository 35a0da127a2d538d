"""Django's sessions over our own table: found by a hash of the key, their content sealed."""

import json
import secrets
from typing import Any, Final
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db.models import F, Q

from handsel.kit.clock import now
from handsel.kit.ids import uuid7
from handsel.kit.key_ring import seal, unseal
from handsel.kit.secrets import Place
from handsel.modules.users import origin
from handsel.modules.users.models import Session, SessionKind
from handsel.modules.users.queries import digest_of, has_factor, live_sessions
from handsel.modules.users.rules import ARRIVING, MOST_SESSIONS, STRICT, USED_EXACT_TO, last_proof

#: Where the sign-in library lists how and when the person proved who they are.
METHODS: Final = "account_authentication_methods"
_KEY_BYTES: Final = 32
_WRITTEN: Final = ("key_digest", "user_id", "proven_at", "with_factor", "data")
#: Written as somebody signs in, and by nothing that only changes the content: a role that was
#: lost meanwhile has made it shorter.
_LIFE: Final = ("created_at", "used_at", "idle", "ends_at")


class EndedMeanwhile(UpdateError, SessionInterrupted):
    """The session ended, or has another key, since the request read it."""


class SessionStore(SessionBase):
    """One session. Its key is known to the client alone; the row knows its SHA-256.

    A new key is another name for the same row, so that changing it makes nothing last longer.
    """

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._row: Session | None = None
        #: The hash of its key as it was read: what has another one by now is not ours to write.
        self._read_under: bytes | None = None
        #: How long it lasts once somebody signs in.
        self.lifetime = STRICT

    @property
    def kind(self) -> SessionKind:
        """What holds it."""
        return SessionKind(self._row.kind) if self._row else origin.current().kind

    @property
    def row_id(self) -> UUID | None:
        """The id people end it by; None before it is saved."""
        return self._row.id if self._row else None

    def load(self) -> dict[str, Any]:
        """What is kept in it; nothing, and no key, when it is over."""
        self._row = self._read(self.session_key)
        if self._row is None:
            self._session_key = None
            return {}
        self._note_use(self._row)
        return self.opened(self._row)

    def exists(self, session_key: str) -> bool:
        """Whether this is the key of a session that lasts, of the kind of client that calls."""
        return self._find(session_key) is not None

    def create(self) -> None:
        """Begin a new session."""
        self._session_key = self._get_new_session_key()
        self._row = None
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """Write it; raises EndedMeanwhile when another request ended it or changed its key."""
        if self.session_key is None:
            return self.create()
        data: dict[str, Any] = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        if self._row is None:
            self._row = None if must_create else self._read(self.session_key)
        if must_create:
            self._row = self._begun(self.session_key)
        if self._row is None:
            raise EndedMeanwhile
        begins = self._fill(self._row, data)
        if must_create:
            self._row.save(force_insert=True)
            self._read_under = bytes(self._row.key_digest)
        else:
            self._update(self._row, _WRITTEN + _LIFE if begins else _WRITTEN)
        if self._row.user_id:
            self._make_room(self._row.user_id)
        return None

    def delete(self, session_key: str | None = None) -> None:
        """End it."""
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(key_digest=digest_of(key)).delete()

    def cycle_key(self) -> None:
        """The same session under a new key; the old one opens nothing from now on."""
        data: dict[str, Any] = self._get_session()  # type: ignore[attr-defined]
        old = self.session_key
        row = self._row or self._read(old)
        if row is None:
            self.create()
            self._session_cache = data
            return
        self._session_key = self._get_new_session_key()
        row.key_digest = digest_of(self._session_key)
        self._row = row
        self._update(row, ("key_digest",))
        self.modified = True

    @classmethod
    def clear_expired(cls) -> None:
        """Forget sessions that are over."""
        moment = now()
        over = Q(ends_at__lte=moment) | Q(used_at__lte=moment - F("idle"))
        Session.objects.filter(over).delete()

    def sealed(self, data: dict[str, Any], *, session_id: UUID) -> str:
        """The content as it is stored."""
        return seal(json.dumps(data, separators=(",", ":")), place=_place(session_id))

    def opened(self, row: Session) -> dict[str, Any]:
        """The content of a row."""
        found: dict[str, Any] = json.loads(unseal(row.data, place=_place(row.id)).reveal())
        return found

    def _get_new_session_key(self) -> str:
        return secrets.token_urlsafe(_KEY_BYTES)

    def _find(self, key: str | None) -> Session | None:
        if not key:
            return None
        kind = origin.current().kind
        return live_sessions().filter(key_digest=digest_of(key), kind=kind).first()

    def _read(self, key: str | None) -> Session | None:
        self._read_under = digest_of(key) if key else None
        return self._find(key)

    def _note_use(self, row: Session) -> None:
        moment = now()
        if moment - row.used_at >= USED_EXACT_TO:
            row.used_at = moment
            Session.objects.filter(id=row.id).update(used_at=moment)

    def _begun(self, key: str) -> Session:
        came, moment = origin.current(), now()
        return Session(
            id=uuid7(), key_digest=digest_of(key), kind=came.kind, address=came.address,
            user_agent=came.user_agent, created_at=moment, used_at=moment, idle=ARRIVING.idle,
            ends_at=moment + ARRIVING.absolute,
        )  # fmt: skip

    def _make_room(self, user_id: UUID) -> None:
        newest = Session.objects.filter(user_id=user_id).order_by("-created_at", "-id")
        too_many = newest.values_list("id", flat=True)[MOST_SESSIONS:]
        if ids := list(too_many):
            Session.objects.filter(id__in=ids).delete()

    def _fill(self, row: Session, data: dict[str, Any]) -> bool:
        """Bring the columns in line with the content; whether somebody signs in by it."""
        user_id = UUID(data[SESSION_KEY]) if data.get(SESSION_KEY) else None
        begins = user_id is not None and row.user_id != user_id
        if begins:
            moment = now()
            row.created_at, row.used_at = moment, moment
            row.idle, row.ends_at = self.lifetime.idle, moment + self.lifetime.absolute
        row.user_id = user_id
        if METHODS in data:
            self._fill_proofs(row, data[METHODS])
        row.data = self.sealed(data, session_id=row.id)
        return begins

    def _fill_proofs(self, row: Session, proofs: list[dict[str, Any]]) -> None:
        guarded = row.user_id is not None and has_factor(row.user_id)
        proven_at = last_proof(proofs, has_factor=guarded)
        with_factor = any(proof["method"] == "mfa" for proof in proofs)
        if row.user_id and (row.proven_at, row.with_factor) != (proven_at, with_factor):
            # Whoever had the key before shall not have what the proof opens, and a request under
            # way shall not bring back what the proof was about.
            self._session_key = self._get_new_session_key()
            row.key_digest = digest_of(self._session_key)
        row.proven_at, row.with_factor = proven_at, with_factor

    def _update(self, row: Session, names: tuple[str, ...]) -> None:
        values = {name: getattr(row, name) for name in names}
        ours = Session.objects.filter(id=row.id, key_digest=self._read_under)
        if not ours.update(**values):
            raise EndedMeanwhile
        self._read_under = bytes(row.key_digest)


def _place(session_id: UUID) -> Place:
    return Place(table="users_session", column="data", row=str(session_id), business="")
