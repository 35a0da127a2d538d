"""A person sees which businesses are theirs, and nothing else, before one is chosen."""

from uuid import UUID, uuid4

import pytest

from handsel.kit import tenancy
from handsel.modules.businesses import actions, queries
from handsel.modules.businesses.models import Business, Member, Role
from tests.cast import Shop


def user_of(shop: Shop) -> UUID:
    with tenancy.business(shop.id):
        return Member.objects.get(id=shop.owner.member_id).user_id


def test_a_user_sees_the_businesses_they_work_for_the_first_first(rose: Shop, blue: Shop) -> None:
    zed = user_of(blue)
    with tenancy.business(rose.id):
        actions.add_member(user_id=zed, role=Role.VIEWER)
    found = queries.list_memberships(zed)
    assert [(one.business_id, one.role) for one in found] == [
        (blue.id, "owner"),
        (rose.id, "viewer"),
    ]
    assert found[0].slug == blue.slug
    assert queries.find_membership(user_id=zed) == found[0]
    assert queries.find_membership(user_id=zed, business_id=rose.id) == found[1]


def test_a_membership_that_ended_is_none(rose: Shop, blue: Shop) -> None:
    zed = user_of(blue)
    with tenancy.business(rose.id):
        actions.add_member(user_id=zed, role=Role.VIEWER)
        Member.objects.filter(user_id=zed).update(is_active=False)
    assert [one.business_id for one in queries.list_memberships(zed)] == [blue.id]
    assert queries.find_membership(user_id=zed, business_id=rose.id) is None
    assert queries.list_memberships(uuid4()) == []


def test_a_person_reads_no_colleague_and_writes_nothing(rose: Shop, blue: Shop) -> None:
    amal = user_of(rose)
    with tenancy.person(amal):
        assert [one.user_id for one in Member.objects.all()] == [amal]
        assert [one.id for one in Business.objects.all()] == [rose.id]
        assert Member.objects.update(role=Role.VIEWER) == 0
        assert Business.objects.update(name="Stolen") == 0
    assert Member.objects.count() == Business.objects.count() == 0


def test_in_the_scope_of_a_business_nobody_sees_their_other_ones(rose: Shop, blue: Shop) -> None:
    zed = user_of(blue)
    with tenancy.person(zed), tenancy.business(rose.id):
        assert not Member.objects.filter(user_id=zed).exists()
        assert [one.id for one in Business.objects.all()] == [rose.id]
    with tenancy.business(rose.id), pytest.raises(tenancy.OtherBusiness), tenancy.person(zed):
        pass
