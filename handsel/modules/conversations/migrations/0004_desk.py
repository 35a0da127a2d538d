import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models
from django.db.models import F, Q

import handsel.kit.ids
import handsel.kit.tenancy.models
from handsel.kit.tenancy.models import ForeignKey


def owned(*fields: tuple[str, models.Field]) -> list[tuple[str, models.Field]]:
    """A business-owned table's fields."""
    key = models.UUIDField(
        default=handsel.kit.ids.uuid7, editable=False, primary_key=True, serialize=False
    )
    business = models.ForeignKey(
        db_index=False,
        default=handsel.kit.tenancy.models.current_business,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to="businesses.business",
    )
    return [("id", key), *fields, ("business", business)]


def reference(to: str, related_name: str = "+", **said: bool) -> ForeignKey:
    """A reference to another business-owned table."""
    return ForeignKey(
        db_constraint=False,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name=related_name,
        to=to,
        **said,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("businesses", "0001_initial"),
        ("channels", "0004_telegram"),
        ("conversations", "0003_told_live"),
        ("customers", "0003_blocked"),
    ]

    operations = [
        migrations.AddField("conversation", "assignee", reference("businesses.member", null=True)),
        migrations.AddField("conversation", "seen_at", models.DateTimeField(null=True)),
        migrations.AddField("conversation", "snoozed_until", models.DateTimeField(null=True)),
        migrations.AddField("conversation", "waiting_since", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "conversation",
            models.Index(
                condition=Q(waiting_since__isnull=False),
                fields=["business", "waiting_since"],
                name="conversations_by_waiting",
            ),
        ),
        migrations.AddIndex(
            "conversation",
            models.Index(
                condition=Q(assignee__isnull=False),
                fields=["business", "assignee", "-last_message_at"],
                name="conversations_by_assignee",
            ),
        ),
        migrations.CreateModel(
            name="CannedReply",
            fields=owned(
                ("shortcut", models.CharField(max_length=40)),
                ("text", models.TextField()),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ),
            options={
                "constraints": [
                    models.UniqueConstraint(
                        F("business"),
                        django.db.models.functions.text.Lower("shortcut"),
                        name="one_reply_per_name",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Label",
            fields=owned(
                ("name", models.CharField(max_length=40)),
                ("hue", models.SmallIntegerField(default=0)),
            ),
            options={
                "constraints": [
                    models.UniqueConstraint(
                        F("business"),
                        django.db.models.functions.text.Lower("name"),
                        name="one_label_per_name",
                    ),
                    models.CheckConstraint(
                        condition=Q(hue__range=(0, 359)), name="label_hue_is_an_angle"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Labeling",
            fields=owned(
                ("conversation", reference("conversations.conversation", "labelings")),
                ("label", reference("conversations.label", "labelings")),
            ),
            options={
                "indexes": [models.Index(fields=["business", "label"], name="labelings_by_label")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("business", "conversation", "label"),
                        name="one_labeling_per_conversation",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=owned(
                ("text", models.TextField()),
                ("once_key", models.CharField(max_length=120)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("author", reference("businesses.member")),
                ("conversation", reference("conversations.conversation", "notes")),
            ),
            options={
                "indexes": [
                    models.Index(
                        fields=["business", "conversation", "created_at"], name="notes_in_order"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("business", "conversation", "once_key"),
                        name="one_note_per_once_key",
                    )
                ],
            },
        ),
    ]
