"""Authenticator apps: the secret shared with one, and which of its codes were used.

A code is a moment's; the last moment whose code was used is kept beside the secret, under its row
lock, so that no code works twice, whichever processes see it.
"""

from uuid import UUID

from django.db import transaction

from handsel.kit.clock import now
from handsel.kit.key_ring import seal, unseal
from handsel.kit.secrets import Place, Secret
from handsel.kit.totp import matching_step, step_at
from handsel.modules.users.models import TotpSecret


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
    with transaction.atomic():
        row = TotpSecret.objects.select_for_update().filter(id=row_id).first()
        if row is None:
            return False
        secret = unseal(row.secret, place=_place(row.id)).reveal()
        step = matching_step(secret, code, timestamp=now().timestamp())
        if step is None or step <= row.last_step:
            return False
        row.last_step = step
        row.save(update_fields=["last_step"])
    return True


def _step() -> int:
    return step_at(now().timestamp())


def _place(row_id: UUID) -> Place:
    return Place(table="users_totpsecret", column="secret", row=str(row_id), business="")
