from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0006_token_hint"),
    ]

    operations = [
        migrations.AlterField(
            model_name="channel",
            name="kind",
            field=models.CharField(
                choices=[
                    ("instagram", "Instagram"),
                    ("messenger", "Messenger"),
                    ("whatsapp", "WhatsApp"),
                    ("telegram", "Telegram"),
                    ("webchat", "Web chat"),
                ],
                max_length=20,
            ),
        ),
    ]
