from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("limits", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "kind",
                    models.CharField(max_length=60, primary_key=True, serialize=False),
                ),
                ("count", models.BigIntegerField()),
            ],
            options={"abstract": False},
        ),
    ]
