from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_refunds_within_payments")]

    operations = [
        migrations.AddIndex(
            model_name="movement",
            index=models.Index(
                fields=["business", "-occurred_at", "-id"], name="movements_by_newest"
            ),
        ),
    ]
