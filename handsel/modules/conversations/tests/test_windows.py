"""How a message may be sent on each kind of channel, by how long the customer has been silent."""

from datetime import UTC, datetime, timedelta

import pytest

from handsel.modules.channels.models import Kind
from handsel.modules.conversations import rules
from handsel.modules.conversations.models import Author, Delivery

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
DAY = 24 * HOUR
THREADS = ("instagram", "messenger")


def mode(
    channel_kind: str,
    author: str,
    silence: timedelta | None,
    *,
    human_agent: bool = True,
    is_template: bool = False,
) -> str:
    return rules.decide_mode(
        channel_kind=channel_kind,
        author_kind=author,
        last_inbound_at=None if silence is None else NOW - silence,
        human_agent=human_agent,
        now=NOW,
        is_template=is_template,
    )


@pytest.mark.parametrize("channel_kind", THREADS)
@pytest.mark.parametrize(
    ("author", "silence", "human_agent", "expected"),
    [
        (Author.ASSISTANT, DAY - SECOND, True, "free"),
        (Author.ASSISTANT, DAY, True, "closed"),
        (Author.AUTOMATION, DAY, True, "closed"),
        (Author.MEMBER, DAY - SECOND, False, "free"),
        (Author.MEMBER, DAY, False, "closed"),
        (Author.MEMBER, DAY, True, "human_agent"),
        (Author.MEMBER, 7 * DAY - SECOND, True, "human_agent"),
        (Author.MEMBER, 7 * DAY, True, "closed"),
        (Author.MEMBER, None, True, "closed"),
    ],
)
def test_metas_threads_are_open_a_day_and_a_week_for_people(
    channel_kind: str, author: str, silence: timedelta | None, human_agent: bool, expected: str
) -> None:
    assert mode(channel_kind, author, silence, human_agent=human_agent) == expected


@pytest.mark.parametrize(
    ("author", "silence", "is_template", "expected"),
    [
        (Author.ASSISTANT, timedelta(0), False, "free"),
        (Author.ASSISTANT, DAY - SECOND, False, "free"),
        (Author.ASSISTANT, DAY, False, "closed"),
        (Author.MEMBER, DAY - SECOND, False, "free"),
        (Author.MEMBER, DAY, False, "closed"),
        (Author.MEMBER, None, False, "closed"),
        (Author.MEMBER, timedelta(0), True, "free"),
        (Author.MEMBER, DAY, True, "free"),
        (Author.MEMBER, 30 * DAY, True, "free"),
        (Author.MEMBER, None, True, "free"),
    ],
)
def test_whatsapp_is_open_a_day_and_to_templates_always(
    author: str, silence: timedelta | None, is_template: bool, expected: str
) -> None:
    assert mode("whatsapp", author, silence, is_template=is_template) == expected


@pytest.mark.parametrize("channel_kind", ["telegram", "webchat"])
def test_other_channels_are_open_once_somebody_wrote(channel_kind: str) -> None:
    assert mode(channel_kind, Author.ASSISTANT, 300 * DAY) == "free"
    assert mode(channel_kind, Author.MEMBER, None) == "closed"


@pytest.mark.parametrize("channel_kind", [*THREADS, "telegram", "webchat"])
def test_templates_go_where_there_are_templates_only(channel_kind: str) -> None:
    assert mode(channel_kind, Author.MEMBER, timedelta(0), is_template=True) == "closed"
    assert not rules.allows_templates(channel_kind)


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_of_channel_has_its_window(kind: str) -> None:
    assert mode(kind, Author.ASSISTANT, timedelta(0)) == "free"


@pytest.mark.parametrize("present", Delivery.values)
def test_a_failure_is_believed_until_the_message_arrived(present: str) -> None:
    believed = {Delivery.PENDING, Delivery.SENDING, Delivery.UNKNOWN, Delivery.SENT}
    assert rules.may_fail(present=present) == (present in believed)
