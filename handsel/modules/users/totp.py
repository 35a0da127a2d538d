"""Authenticator apps: the secret shared with one, and which of its codes were used.

A code is a moment's; the last moment whose code was used is kept beside the secret, under its row
lock, so that no code works twice, whichever processes see it.
"""

import hmac
import secrets
from base64 import b32decode
from typing import Final
from uuid import UUID

from django.db import transaction

from handsel.kit.clock import now
from handsel.kit.key_ring import seal, unseal
from handsel.kit.secrets import Place, Secret
from handsel.modules.users.models import TotpSecret

STEP_SECONDS: Final = 30
#: Steps before and after the present one that a slow clock or finger may be off.
TOLERANCE: Final = 1
DIGITS: Final = 6


def keep(secret: str, *, user_id: UUID, is_proven: bool = True) -> UUID:
    """Keep a secret. That it was proven by a code used that code up. Where it is kept."""
    row = TotpSecret(user_id=user_id, last_step=_step() if is_proven else 0)
    row.secret = seal(secret, place=_place(row.id))
    row.save(force_insert=True)
    return row.id


def read(row_id: UUID) -> Secret:
    """The secret itself."""
    return unseal(TotpSecret.objects.get(id=row_id).secret, place=_place(row_id))


def forget(user_id: UUID) -> None:
    """Remove the secret of a user whose app is no factor any more."""
    TotpSecret.objects.filter(user_id=user_id).delete()


def use(row_id: UUID, *, code: str) -> bool:
    """Whether this is a code of now that was not used before; it is from here on."""
    given = "".join(code.split())
    with transaction.atomic():
        row = TotpSecret.objects.select_for_update().filter(id=row_id).first()
        if row is None:
            return False
        secret = unseal(row.secret, place=_place(row.id)).reveal()
        for step in range(_step() - TOLERANCE, _step() + TOLERANCE + 1):
            if step > row.last_step and secrets.compare_digest(
                code_of(secret, step=step).encode(), given.encode()
            ):
                row.last_step = step
                row.save(update_fields=["last_step"])
                return True
    return False


def code_of(secret: str, *, step: int) -> str:
    """The code of a step (RFC 6238, with RFC 4226's truncation), which counts from 1970 in 30 s."""
    key = b32decode(secret.encode(), casefold=True)
    digest = hmac.digest(key, step.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFF_FFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def _step() -> int:
    return int(now().timestamp()) // STEP_SECONDS


def _place(row_id: UUID) -> Place:
    return Place(table="users_totpsecret", column="secret", row=str(row_id), business="")
