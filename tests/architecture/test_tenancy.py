"""The database's own catalog proves that every table is fenced."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.apps import apps

from handsel.kit import tenancy
from handsel.kit.tenancy import schema
from handsel.modules.catalog.models import Product
from tests.cast import Shop

# Tables of libraries, with the reason they are not fenced.
LIBRARY_TABLES = {
    "django_migrations": "the owner's record of migrations; no process may read it",
    "django_content_type": "Django's list of models; nothing of a business",
    "auth_group": "unused; no grants",
    "auth_group_permissions": "unused; no grants",
    "auth_permission": "unused; no grants",
    "account_emailaddress": "a user's addresses; a person signs in before choosing a business",
    "account_emailconfirmation": "unused; no grants",
    "mfa_authenticator": "a user's factors, without what is secret of them",
    "procrastinate_jobs": "jobs hold ids only, and workers run those of every business",
    "procrastinate_events": "the history of jobs; ids only",
    "procrastinate_periodic_defers": "the schedule of periodic jobs",
    "procrastinate_workers": "the workers' signs of life",
}


@pytest.fixture
def admin(database: dict[str, str]) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(database["admin"], autocommit=True) as connection:
        yield connection


def test_every_table_is_fenced_or_has_a_reason(admin: psycopg.Connection[Any]) -> None:
    owned = {m._meta.db_table for m in schema.owned_models()}
    shared = {m._meta.db_table for m in schema.shared_models()}
    tables = {
        name
        for (name,) in admin.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
            " AND relnamespace = 'public'::regnamespace"
        )
    }
    assert tables - owned - shared - set(LIBRARY_TABLES) == set()


def test_every_model_is_owned_or_says_why_it_is_shared() -> None:
    ours = [m for m in apps.get_models() if m.__module__.startswith("handsel.")]
    assert len(ours) > 20
    fenced = set(schema.owned_models()) | set(schema.shared_models())
    assert [m.__name__ for m in ours if m not in fenced] == []
    assert all(len(m.shared_because) > 20 for m in schema.shared_models())


def test_every_owned_table_forces_one_policy_both_ways(admin: psycopg.Connection[Any]) -> None:
    for model in schema.owned_models():
        table = model._meta.db_table
        assert admin.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass",
            [table],
        ).fetchone() == (True, True), table
        policies = admin.execute(
            "SELECT policyname, roles, cmd, qual, with_check FROM pg_policies WHERE tablename = %s"
            " ORDER BY policyname",
            [table],
        ).fetchall()
        narrow = ("own_rows", "ops_writes", "gate_reads")
        fence, reading = (one for one in policies if one[0] not in narrow)
        assert fence[:3] == ("one_business", ["handsel_app"], "ALL"), table
        assert fence[3] == fence[4] != "true", table
        assert "business_id = ( SELECT" in fence[3], table
        assert reading[:4] == ("ops_reads", ["handsel_ops"], "SELECT", "true"), table


def test_only_members_are_read_by_the_person_they_are(admin: psycopg.Connection[Any]) -> None:
    personal = admin.execute(
        "SELECT tablename, roles, cmd, qual LIKE '(user_id = % SELECT %handsel.person%'"
        " FROM pg_policies WHERE policyname = 'own_rows'"
    ).fetchall()
    assert personal == [("businesses_member", ["handsel_app"], "SELECT", True)]


def test_the_gate_reads_who_works_where_and_no_words(admin: psycopg.Connection[Any]) -> None:
    columns = admin.execute(
        "SELECT table_name, array_agg(column_name::text ORDER BY column_name)"
        " FROM information_schema.column_privileges WHERE grantee = 'handsel_gate'"
        " AND privilege_type = 'SELECT' AND table_name IN ("
        "   SELECT tablename FROM pg_policies WHERE policyname = 'gate_reads'"
        "   UNION SELECT unnest(ARRAY['users_user', 'users_session']))"
        " GROUP BY table_name ORDER BY table_name"
    ).fetchall()
    assert dict(columns) == {
        "businesses_member": ["business_id", "created_at", "id", "is_active", "role", "user_id"],
        "users_session": [
            *("ends_at", "id", "idle", "key_digest", "kind", "used_at", "user_id", "with_factor")
        ],
        "users_user": ["id", "is_active"],
        "web_chat_site": ["business_id", "id", "key", "origins"],
        "web_chat_visit": ["business_id", "conversation_id", "digest", "ends_at", "id", "site_id"],
    }


def test_operators_write_only_inside_the_business_in_scope(
    admin: psycopg.Connection[Any],
) -> None:
    rows = admin.execute(
        "SELECT tablename, roles, cmd, qual = with_check AND qual LIKE '%business_id = ( SELECT%'"
        " FROM pg_policies WHERE policyname = 'ops_writes'"
    ).fetchall()
    assert {table for table, *_ in rows} == {
        model._meta.db_table for model in schema.owned_models() if model.ops_may
    }
    assert all(rest == [["handsel_ops"], "ALL", True] for _, *rest in rows)


def test_every_reference_between_owned_tables_names_the_business(
    admin: psycopg.Connection[Any],
) -> None:
    present = {
        (table, tuple(columns))
        for table, columns in admin.execute(
            "SELECT conrelid::regclass::text, array_agg(attname::text ORDER BY ord)"
            " FROM pg_constraint CROSS JOIN unnest(conkey) WITH ORDINALITY AS k (att, ord)"
            " JOIN pg_attribute ON attrelid = conrelid AND attnum = k.att"
            " WHERE contype = 'f' GROUP BY pg_constraint.oid, conrelid"
        )
    }
    for model in schema.owned_models():
        for field in schema.references(model):
            assert (model._meta.db_table, ("business_id", field.column)) in present
    owned = {m._meta.db_table for m in schema.owned_models()}
    single = {
        (table, columns)
        for table, columns in present
        if table in owned and "business_id" not in columns and columns != ("user_id",)
    }
    assert single == set()


def test_unique_keys_of_owned_tables_lead_with_the_business(
    admin: psycopg.Connection[Any],
) -> None:
    for model in schema.owned_models():
        rows = admin.execute(
            "SELECT indexrelid::regclass::text, attname FROM pg_index"
            " JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]"
            " WHERE indrelid = %s::regclass AND indisunique AND NOT indisprimary",
            [model._meta.db_table],
        ).fetchall()
        assert {column for _, column in rows} == {"business_id"}, model


def test_roles_have_the_least_they_need(admin: psycopg.Connection[Any]) -> None:
    rows = admin.execute(
        "SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb,"
        " pg_has_role(rolname, 'handsel_owner', 'MEMBER') FROM pg_roles"
        " WHERE rolname IN ('handsel_app', 'handsel_gate', 'handsel_ops')"
    ).fetchall()
    assert sorted(rows) == [
        ("handsel_app", False, False),
        ("handsel_gate", False, False),
        ("handsel_ops", False, False),
    ]
    too_much = admin.execute(
        "SELECT grantee, table_name, privilege_type FROM information_schema.table_privileges"
        " WHERE table_schema = 'public'"
        " AND grantee IN ('handsel_app', 'handsel_gate', 'handsel_ops', 'PUBLIC')"
        " AND (privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER') OR grantee = 'PUBLIC')"
    ).fetchall()
    assert too_much == []


def test_no_view_and_no_definer_function_goes_around_the_fence(
    admin: psycopg.Connection[Any],
) -> None:
    views = admin.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm')"
        " AND relnamespace = 'public'::regnamespace"
    ).fetchall()
    definers = admin.execute(
        "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    ).fetchall()
    assert (views, definers) == ([], [])


def test_without_a_business_there_are_no_rows(rose: Shop) -> None:
    with tenancy.business(rose.id):
        Product.objects.create(handle="loaf", title="Loaf")
        assert Product.objects.count() == 1
    assert Product.objects.count() == 0


def test_another_business_sees_nothing_and_can_change_nothing(rose: Shop, blue: Shop) -> None:
    with tenancy.business(rose.id):
        loaf = Product.objects.create(handle="loaf", title="Loaf")
    with tenancy.business(blue.id):
        assert not Product.objects.filter(id=loaf.id).exists()
        assert Product.objects.filter(id=loaf.id).update(title="Stolen") == 0
    with tenancy.business(rose.id):
        assert Product.objects.get(id=loaf.id).title == "Loaf"


def test_the_scope_ends_with_the_block(rose: Shop, blue: Shop) -> None:
    with tenancy.business(rose.id):
        Product.objects.create(handle="loaf", title="Loaf")
        with pytest.raises(tenancy.OtherBusiness), tenancy.business(blue.id):
            pass
    with pytest.raises(tenancy.NoBusiness):
        tenancy.current()
    with tenancy.business(blue.id):
        assert Product.objects.count() == 0
