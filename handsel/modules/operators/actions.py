"""Verbs on operators: made and removed by the schema's owner; signing in on the private port."""

import hashlib
import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from handsel.kit.errors import Conflict, Failure, Invalid, NotFound
from handsel.kit.ids import uuid7
from handsel.kit.key_ring import seal, unseal
from handsel.kit.secrets import Place
from handsel.kit.totp import matching_step
from handsel.modules.operators.models import Deed, Operator, OperatorSession
from handsel.modules.operators.rules import ABSOLUTE, MOST_SESSIONS, faults_of_password

KEY_BYTES: Final = 32


class OperatorExists(Conflict):
    """There is an operator with this e-mail address."""

    code = "operator_exists"


class WeakPassword(Invalid):
    """This password is too easy to guess."""

    code = "weak_password"


class WrongCode(Invalid):
    """That is not the code the app shows now."""

    code = "wrong_code"


class NotKnown(Failure):
    """That did not match: check the address, the password, and wait for the next code."""

    code = "not_known"
    status = 401


def require_good_password(password: str, *, email: str, name: str) -> None:
    """Raises WeakPassword, with the reasons."""
    faults = faults_of_password(password, email=email, name=name)
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        faults.append("It is among the passwords everybody tries first.")
    if faults:
        raise WeakPassword(" ".join(faults))


def add(
    *, email: str, name: str, password: str, totp_secret: str, code: str, now: datetime
) -> Operator:
    """Make an operator, who shows by a `code` that their app has the secret.

    Raises WeakPassword, WrongCode and OperatorExists. Only the schema's owner may.
    """
    email, name = email.strip().lower(), name.strip()
    require_good_password(password, email=email, name=name)
    step = matching_step(totp_secret, code, timestamp=now.timestamp())
    if step is None:
        raise WrongCode
    operator_id = uuid7()
    try:
        with transaction.atomic():
            return Operator.objects.create(
                id=operator_id,
                email=email,
                name=name,
                password_hash=make_password(password),
                totp_secret=seal(totp_secret, place=_place(operator_id)),
                last_step=step,
            )
    except IntegrityError as error:
        raise OperatorExists from error


def remove(*, email: str, now: datetime) -> Operator:
    """End an operator and their sessions; their deeds keep their name. Raises NotFound."""
    with transaction.atomic():
        operator = Operator.objects.filter(email=email.strip().lower(), is_active=True).first()
        if operator is None:
            raise NotFound
        operator.is_active = False
        # The address is free again, for who comes after or comes back.
        operator.email = f"{operator.id}@removed.invalid"
        operator.save(update_fields=["is_active", "email"])
        OperatorSession.objects.filter(operator=operator, ended_at=None).update(ended_at=now)
    return operator


def authenticate(*, email: str, password: str, code: str, now: datetime) -> Operator:
    """The operator whose password and one-time code these are; the code is used up.

    Raises NotKnown, after the same work, whichever of the three is wrong.
    """
    operator = Operator.objects.filter(email=email.strip().lower(), is_active=True).first()
    if operator is None:
        make_password(password)
        raise NotKnown
    is_right = check_password(password, operator.password_hash)
    secret = unseal(operator.totp_secret, place=_place(operator.id)).reveal()
    step = matching_step(secret, code, timestamp=now.timestamp())
    if not is_right or step is None:
        raise NotKnown
    # One statement, so that of two processes with the same code one is refused.
    if not Operator.objects.filter(id=operator.id, last_step__lt=step).update(last_step=step):
        raise NotKnown
    return operator


def open_session(
    operator: Operator, *, address: str, user_agent: str, now: datetime
) -> tuple[OperatorSession, str]:
    """A session of an operator who has just proved who they are, and its key; the oldest go."""
    key = secrets.token_urlsafe(KEY_BYTES)
    with transaction.atomic():
        session = OperatorSession.objects.create(
            operator=operator,
            key_digest=digest_of(key),
            address=address[:64],
            user_agent=user_agent[:300],
            created_at=now,
            used_at=now,
            proven_at=now,
            ends_at=now + ABSOLUTE,
        )
        mine = OperatorSession.objects.filter(operator=operator, ended_at=None)
        kept = list(
            mine.order_by("-created_at", "-id").values_list("id", flat=True)[:MOST_SESSIONS]
        )
        mine.exclude(id__in=kept).update(ended_at=now)
    return session, key


def renew(session: OperatorSession, *, now: datetime) -> str:
    """A new key for a session whose operator has proved again who they are."""
    key = secrets.token_urlsafe(KEY_BYTES)
    OperatorSession.objects.filter(id=session.id).update(
        key_digest=digest_of(key), proven_at=now, used_at=now
    )
    return key


def touch(session: OperatorSession, *, now: datetime) -> None:
    """Keep in mind that a session was used."""
    OperatorSession.objects.filter(id=session.id).update(used_at=now)


def end_session(session: OperatorSession, *, now: datetime) -> None:
    """Sign out."""
    OperatorSession.objects.filter(id=session.id, ended_at=None).update(ended_at=now)


def note(
    what: str,
    *,
    name: str,
    now: datetime,
    operator_id: UUID | None = None,
    address: str = "",
    business_id: UUID | None = None,
    detail: dict[str, str] | None = None,
) -> None:
    """Keep an operator's deed, in the caller's transaction. `detail` holds ids and names only."""
    Deed.objects.create(
        what=what,
        operator_id=operator_id,
        name=name[:120],
        address=address[:64],
        business_id=business_id,
        detail=detail or {},
        at=now,
    )


def digest_of(key: str) -> bytes:
    """What is stored of a session's key."""
    return hashlib.sha256(key.encode()).digest()


def _place(operator_id: UUID) -> Place:
    return Place(
        table="operators_operator",
        column="totp_secret",
        row=str(operator_id),
        business="",
    )
