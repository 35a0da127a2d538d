"""Whoever is a user today has the address they have; the sign-in library keeps that too."""

from django.db import migrations

KEPT = """
INSERT INTO account_emailaddress (user_id, email, verified, "primary")
SELECT id, email, true, true FROM users_user
WHERE NOT EXISTS (SELECT FROM account_emailaddress kept WHERE kept.user_id = users_user.id)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0003_factors_and_devices"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [migrations.RunSQL(KEPT, migrations.RunSQL.noop)]
