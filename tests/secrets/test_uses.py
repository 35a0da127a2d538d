"""That a secret was used is in the audit: the first time each day, for each purpose."""

import pytest

from handsel.kit import tenancy
from handsel.modules.audit import uses
from handsel.modules.audit.models import AuditEntry
from handsel.modules.channels import queries
from tests.cast import Shop
from tests.world import World


def told(shop: Shop) -> list[tuple[str, str]]:
    """Whose secret was used and for what, the oldest first."""
    with tenancy.business(shop.id):
        found = AuditEntry.objects.filter(what="secret.used").order_by("id")
        return [(one.subject_kind, one.detail["purpose"]) for one in found]


def use(shop: Shop, purpose: str) -> None:
    with tenancy.business(shop.id):
        queries.get_connection(queries.get(shop.channel_id), purpose=purpose)


def test_the_first_use_for_a_purpose_is_told_and_no_later_one(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    for purpose in ("send", "send", "check"):
        use(rose, purpose)
    # Another process has noted nothing yet.
    monkeypatch.setattr(uses, "_noted", set())
    use(rose, "send")
    assert told(rose) == [("channel", "send"), ("channel", "check")]


def test_another_day_is_told_again(
    rose: Shop, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(rose, "send")
    world.sql("UPDATE audit_secretuse SET last_on = last_on - 1")
    monkeypatch.setattr(uses, "_noted", set())
    use(rose, "send")
    assert told(rose) == [("channel", "send")] * 2


def test_what_was_undone_was_not_noted(rose: Shop) -> None:
    def fail_after_use() -> None:
        with tenancy.business(rose.id):
            queries.get_connection(queries.get(rose.channel_id))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_use()
    assert told(rose) == []
    use(rose, "send")
    assert told(rose) == [("channel", "send")]


def test_a_message_that_is_sent_uses_the_channels_token(world: World, rose: Shop) -> None:
    for words in ("Hello", "Hello again"):
        world.say(rose, words)
        world.work()
    assert told(rose).count(("channel", "send")) == 1
