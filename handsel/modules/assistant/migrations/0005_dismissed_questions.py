from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assistant", "0004_own_models")]
    operations = [
        migrations.AddField(
            model_name="question",
            name="dismissed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RemoveIndex(model_name="question", name="open_questions_by_newest"),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(
                condition=models.Q(("dismissed_at", None), ("example", None)),
                fields=["business", "-id"],
                name="open_questions",
            ),
        ),
    ]
