from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("businesses", "0004_own_models"),
    ]

    operations = [
        migrations.AddField(
            model_name="business",
            name="first_steps_dismissed_at",
            field=models.DateTimeField(null=True),
        ),
    ]
