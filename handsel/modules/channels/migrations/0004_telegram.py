from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0003_account_state"),
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
                ],
                max_length=20,
            ),
        ),
    ]
