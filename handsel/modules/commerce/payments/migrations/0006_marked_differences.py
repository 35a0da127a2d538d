from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payments", "0005_payout_changes")]

    operations = [
        migrations.AddField(
            model_name="difference",
            name="mark",
            field=models.CharField(
                choices=[("unseen", "Unseen"), ("seen", "Seen"), ("solved", "Solved")],
                db_default="unseen",
                default="unseen",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="difference",
            name="note",
            field=models.CharField(blank=True, db_default="", max_length=500),
        ),
        migrations.AddField(
            model_name="difference", name="marked_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="difference",
            name="marked_by_member_id",
            field=models.UUIDField(null=True),
        ),
    ]
