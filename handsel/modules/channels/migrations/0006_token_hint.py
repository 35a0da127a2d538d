"""The last four characters of a channel's token, for people to tell tokens apart."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("channels", "0005_told_live")]

    operations: ClassVar = [
        migrations.AddField(
            "channel", "token_hint", models.CharField(blank=True, db_default="", max_length=8)
        ),
    ]
