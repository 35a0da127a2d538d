from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0006_words"),
    ]

    operations = [
        migrations.AddIndex(
            "conversation",
            models.Index(
                fields=["business", "channel", "-last_message_at"],
                name="conversations_by_channel",
            ),
        ),
    ]
