"""A worker that comes back late does not speak for another's attempt."""

from collections.abc import Callable

import pytest

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.conversations.delivery import marks
from handsel.modules.conversations.models import Author, Delivery, Message
from tests.cast import Shop
from tests.purchases import open_thread


@pytest.mark.parametrize("mark", [marks.mark_pending, marks.mark_unknown, marks.mark_failed])
def test_only_the_attempt_under_way_is_spoken_for(rose: Shop, mark: Callable[..., None]) -> None:
    thread_id = open_thread(rose).conversation_id
    with tenancy.business(rose.id):
        message = Message.objects.create(
            conversation_id=thread_id,
            episode=1,
            author_kind=Author.ASSISTANT,
            text="Hello!",
            said_at=now(),
            delivery=Delivery.SENDING,
            attempts=2,
        )
        mark(message.id, attempt=1, reason="late")
        assert Message.objects.get(id=message.id).delivery == Delivery.SENDING
        mark(message.id, attempt=2, reason="in time")
        assert Message.objects.get(id=message.id).delivery != Delivery.SENDING
