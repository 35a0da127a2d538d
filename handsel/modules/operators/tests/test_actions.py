"""Operators are made by the owner alone, sign in with all three, and a code is good once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, transaction

from handsel.kit.clock import now
from handsel.kit.errors import NotFound
from handsel.kit.totp import code_at, make_secret, step_at
from handsel.modules.operators import actions, queries
from handsel.modules.operators.models import Operator, OperatorSession
from handsel.modules.operators.rules import Standing
from tests.operators import PASSWORD, Kim, hire
from tests.roles import as_role


@pytest.fixture
def kim(database: dict[str, str]) -> Iterator[Kim]:
    made = hire(database)
    with as_role(database["handsel_ops"]):
        yield made


def signed_in(kim: Kim) -> tuple[OperatorSession, str]:
    operator = actions.authenticate(email=kim.email, password=PASSWORD, code=kim.code(), now=now())
    return actions.open_session(operator, address="127.0.0.1", user_agent="", now=now())


def test_address_password_and_code_together_are_an_operator(kim: Kim) -> None:
    found = actions.authenticate(
        email=f" {kim.email.upper()} ", password=PASSWORD, code=kim.code(), now=now()
    )
    assert found.id == kim.operator.id


@pytest.mark.parametrize("wrong", ["email", "password", "code"])
def test_with_one_of_them_wrong_nobody_says_which(kim: Kim, wrong: str) -> None:
    given = {"email": kim.email, "password": PASSWORD, "code": kim.code()}
    with pytest.raises(actions.NotKnown) as refused:
        actions.authenticate(**{**given, wrong: "x" + given[wrong]}, now=now())
    assert refused.value.message == actions.NotKnown().message
    # A wrong guess uses no code up.
    assert actions.authenticate(**given, now=now()).id == kim.operator.id


def test_a_code_is_good_once_and_none_before_it_after_it(kim: Kim) -> None:
    moment = now()
    step = step_at(moment.timestamp())
    given = {"email": kim.email, "password": PASSWORD}
    later = code_at(kim.secret, step + 1)
    actions.authenticate(**given, code=later, now=moment)
    for used in (later, code_at(kim.secret, step)):
        with pytest.raises(actions.NotKnown):
            actions.authenticate(**given, code=used, now=moment)


def test_no_process_may_make_an_operator(database: dict[str, str], kim: Kim) -> None:
    secret = make_secret()
    code = code_at(secret, step_at(now().timestamp()))
    for role in ("handsel_ops", "handsel_app", "handsel_gate"):
        with as_role(database[role]), pytest.raises(ProgrammingError), transaction.atomic():
            actions.add(
                email="eve@example.com",
                name="Eve",
                password=PASSWORD,
                totp_secret=secret,
                code=code,
                now=now(),
            )


def test_the_application_cannot_read_or_change_how_operators_sign_in(
    database: dict[str, str], kim: Kim
) -> None:
    mine = Operator.objects.filter(id=kim.operator.id)
    with as_role(database["handsel_app"]):
        for forbidden in (
            lambda: mine.values_list("password_hash").get(),
            lambda: mine.update(password_hash="x"),
            lambda: mine.update(is_active=False),
            lambda: OperatorSession.objects.count(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                forbidden()


def test_an_operator_proves_their_app_and_picks_a_good_password(database: dict[str, str]) -> None:
    secret = make_secret()
    code = code_at(secret, step_at(now().timestamp()))
    good: dict[str, Any] = {
        "email": "lee@example.com",
        "name": "Lee",
        "totp_secret": secret,
        "now": now(),
    }
    with pytest.raises(actions.WrongCode):
        actions.add(**good, password=PASSWORD, code="000000")
    for weak in ("short", "handsel handsel", "aaaaaaaaaaaaaaaaaa", "x" * 129):
        with pytest.raises(actions.WeakPassword):
            actions.add(**good, password=weak, code=code)


def test_a_session_reads_for_half_an_hour_and_writes_for_five_minutes(kim: Kim) -> None:
    _, key = signed_in(kim)
    begun = now()

    def good_for(minutes: float) -> Standing | None:
        found = queries.find_session(key, now=begun + timedelta(minutes=minutes))
        return found[1] if found else None

    assert good_for(4.9) is Standing.WRITES
    assert good_for(5.1) is Standing.READS
    assert good_for(29.9) is Standing.READS
    assert good_for(30.1) is None


def test_a_session_that_is_used_ends_after_eight_hours(kim: Kim) -> None:
    session, key = signed_in(kim)
    for minutes in range(20, 480, 20):
        moment = session.created_at + timedelta(minutes=minutes)
        assert queries.find_session(key, now=moment)
        actions.touch(session, now=moment)
    assert queries.find_session(key, now=session.ends_at - timedelta(seconds=1))
    assert queries.find_session(key, now=session.ends_at) is None


def test_proving_again_changes_the_key_and_signing_out_ends_it(kim: Kim) -> None:
    session, key = signed_in(kim)
    renewed = actions.renew(session, now=now())
    assert queries.find_session(key, now=now()) is None
    assert queries.find_session(renewed, now=now())
    actions.end_session(session, now=now())
    assert queries.find_session(renewed, now=now()) is None


def test_a_fourth_session_ends_the_first(kim: Kim) -> None:
    opened = [
        actions.open_session(kim.operator, address="", user_agent="", now=now())[1]
        for _ in range(4)
    ]
    assert [queries.find_session(key, now=now()) is None for key in opened] == [
        True, False, False, False,
    ]  # fmt: skip


def test_a_removed_operator_is_signed_out_and_stays_out(database: dict[str, str], kim: Kim) -> None:
    _, key = signed_in(kim)
    with as_role(database["admin"]):
        actions.remove(email=kim.email, now=now())
        with pytest.raises(NotFound):
            actions.remove(email=kim.email, now=now())
        assert kim.operator.id not in {one.id for one in queries.list_operators()}
    assert queries.find_session(key, now=now()) is None
    with pytest.raises(actions.NotKnown):
        actions.authenticate(email=kim.email, password=PASSWORD, code=kim.code(), now=now())
