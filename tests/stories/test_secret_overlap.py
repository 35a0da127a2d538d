"""While an account's signing secret is changed, the one before it proves events for a time too."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from handsel.flows import own_secret
from handsel.flows.own_secret import OverlapTooLong
from handsel.kit import tenancy
from handsel.modules.ingress.models import Route
from tests.cast import Shop
from tests.telegram import Bot, bot_of
from tests.world import World

UPDATE = b'{"update_id": 71, "message": {"message_id": 1}}'


@pytest.fixture
def bot(world: World, rose: Shop) -> Iterator[Bot]:
    with bot_of(world, rose) as bot:
        yield bot


def end_overlap(bot: Bot) -> None:
    """The time of the secret before is over, and the job that waits for it is due."""
    bot.world.sql(
        "UPDATE ingress_route SET previous_until = now() - interval '1 second'"
        " WHERE account = %s", bot.account,
    )  # fmt: skip
    bot.world.hurry_jobs()


def test_both_secrets_prove_until_the_time_of_the_first_is_over(bot: Bot) -> None:
    before = bot.secret
    bot.connect()
    after = bot.secret
    assert before != after
    for secret in (before, after):
        assert bot.post_raw(UPDATE, secret=secret) == 200
    end_overlap(bot)
    assert bot.post_raw(UPDATE, secret=before) == 403
    assert bot.post_raw(UPDATE, secret=after) == 200


def test_a_secret_whose_time_is_over_is_wiped(bot: Bot) -> None:
    bot.connect()
    with tenancy.business(bot.shop.id):
        assert Route.objects.get(account=bot.account).previous_secret.startswith("1.")
    bot.world.work_jobs()
    end_overlap(bot)
    bot.world.work_jobs()
    with tenancy.business(bot.shop.id):
        route = Route.objects.get(account=bot.account)
    assert (route.previous_secret, route.previous_until) == ("", None)


def test_a_secret_kept_again_is_not_its_own_predecessor(bot: Bot) -> None:
    assert bot.channel_id is not None
    with tenancy.business(bot.shop.id):
        own_secret.keep(
            source="telegram",
            account=bot.account,
            target_id=bot.channel_id,
            secret=bot.secret,
            overlap=timedelta(hours=1),
        )
        assert Route.objects.get(account=bot.account).previous_secret == ""


def test_two_secrets_hold_for_seven_days_at_most(bot: Bot) -> None:
    assert bot.channel_id is not None
    with tenancy.business(bot.shop.id), pytest.raises(OverlapTooLong):
        own_secret.keep(
            source="telegram",
            account=bot.account,
            target_id=bot.channel_id,
            secret="another",
            overlap=timedelta(days=7, seconds=1),
        )
