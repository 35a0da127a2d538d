"""When to answer, how a message may be sent, and which mark follows which."""

from datetime import UTC, datetime, timedelta

import pytest

from handsel.modules.conversations import rules
from handsel.modules.conversations.delivery import rules as delivery
from handsel.modules.conversations.models import Author, Delivery

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("author", "silence", "human_agent", "mode"),
    [
        (Author.ASSISTANT, timedelta(0), False, "free"),
        (Author.ASSISTANT, 24 * HOUR - SECOND, False, "free"),
        (Author.ASSISTANT, 24 * HOUR, False, "closed"),
        (Author.ASSISTANT, 24 * HOUR, True, "closed"),
        (Author.AUTOMATION, 24 * HOUR, True, "closed"),
        (Author.SYSTEM, 24 * HOUR, True, "closed"),
        (Author.MEMBER, 24 * HOUR - SECOND, True, "free"),
        (Author.MEMBER, 24 * HOUR, True, "human_agent"),
        (Author.MEMBER, 24 * HOUR, False, "closed"),
        (Author.MEMBER, 7 * 24 * HOUR - SECOND, True, "human_agent"),
        (Author.MEMBER, 7 * 24 * HOUR, True, "closed"),
        (Author.MEMBER, None, True, "closed"),
        (Author.ASSISTANT, None, False, "closed"),
    ],
)
def test_the_messaging_window(
    author: str, silence: timedelta | None, human_agent: bool, mode: str
) -> None:
    decided = rules.decide_mode(
        channel_kind="instagram",
        author_kind=author,
        last_inbound_at=None if silence is None else NOW - silence,
        human_agent=human_agent,
        now=NOW,
    )
    assert decided == mode


@pytest.mark.parametrize(
    ("channel_kind", "human_agent", "hours"),
    [
        ("instagram", False, 24),
        ("instagram", True, 7 * 24),
        ("whatsapp", True, 24),
        ("telegram", False, None),
    ],
)
def test_a_member_may_write_until_the_window_closes(
    channel_kind: str, human_agent: bool, hours: int | None
) -> None:
    closes_at = rules.closes_at(channel_kind=channel_kind, heard_at=NOW, human_agent=human_agent)
    assert closes_at == (None if hours is None else NOW + hours * HOUR)
    never = rules.closes_at(channel_kind=channel_kind, heard_at=None, human_agent=human_agent)
    assert never is None


def test_a_burst_is_answered_after_a_quiet_window() -> None:
    due = rules.decide_answer_due(quiet_seconds=1.5, burst_began_at=None, now=NOW)
    assert due == NOW + timedelta(seconds=1.5)


def test_a_burst_that_never_pauses_is_answered_all_the_same() -> None:
    due = rules.decide_answer_due(quiet_seconds=2, burst_began_at=NOW - 7 * SECOND, now=NOW)
    assert due == NOW + SECOND


def test_an_old_redelivery_is_not_answered() -> None:
    assert rules.is_worth_answering(said_at=NOW - 24 * HOUR + SECOND, now=NOW)
    assert not rules.is_worth_answering(said_at=NOW - 24 * HOUR, now=NOW)


def test_answers_are_counted_for_an_hour() -> None:
    assert rules.count_answers(counted=7, since=NOW - HOUR + SECOND, now=NOW) == 7
    assert rules.count_answers(counted=7, since=NOW - HOUR, now=NOW) == 0
    assert rules.count_answers(counted=0, since=None, now=NOW) == 0


@pytest.mark.parametrize(
    ("present", "mark", "moves"),
    [
        (Delivery.SENT, Delivery.DELIVERED, True),
        (Delivery.SENT, Delivery.READ, True),
        (Delivery.DELIVERED, Delivery.READ, True),
        (Delivery.UNKNOWN, Delivery.READ, True),
        (Delivery.READ, Delivery.DELIVERED, False),
        (Delivery.DELIVERED, Delivery.DELIVERED, False),
        (Delivery.FAILED, Delivery.READ, False),
        (Delivery.WITHHELD, Delivery.DELIVERED, False),
    ],
)
def test_marks_move_forward_only(present: str, mark: str, moves: bool) -> None:
    assert rules.moves_forward(present=present, mark=mark) is moves


def test_an_echo_is_known_by_its_words_however_spaced() -> None:
    assert rules.same_words("Two mugs:\n £28", "two mugs: £28 ")
    assert not rules.same_words("Two mugs", "Three mugs")


@pytest.mark.parametrize(
    ("failure", "attempts", "verdict"),
    [
        ("unknown", 1, "unknown"),
        ("reauth", 99, "held"),
        ("retry", 1, "again"),
        ("rate", 7, "again"),
        ("retry", 8, "failed"),
        ("permanent", 1, "failed"),
        ("window", 1, "failed"),
    ],
)
def test_what_a_failed_call_means(failure: str, attempts: int, verdict: str) -> None:
    assert delivery.decide_after(failure, attempts=attempts) == verdict  # type: ignore[arg-type]


def test_not_found_at_the_provider_is_believed_once_a_call_cannot_be_under_way() -> None:
    def concludes(state: str, seconds: float) -> bool:
        since = NOW - timedelta(seconds=seconds)
        return delivery.may_conclude_not_sent(delivery=state, since=since, now=NOW)

    assert not concludes(Delivery.UNKNOWN, 14)
    assert concludes(Delivery.UNKNOWN, 15)
    assert not concludes(Delivery.SENDING, 2)
    assert concludes(Delivery.SENDING, 3)
