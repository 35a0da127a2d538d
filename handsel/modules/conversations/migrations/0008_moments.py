from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0007_by_channel"),
    ]

    operations = [
        migrations.AddField("conversation", "handed_over_at", models.DateTimeField(null=True)),
        migrations.AddField("conversation", "resolved_at", models.DateTimeField(null=True)),
    ]
