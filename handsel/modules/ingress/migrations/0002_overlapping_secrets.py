"""While an account's signing secret is changed, the one before it holds for a time too."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ingress", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            "route", "previous_secret", models.TextField(blank=True, db_default="")
        ),
        migrations.AddField("route", "previous_until", models.DateTimeField(null=True)),
    ]
