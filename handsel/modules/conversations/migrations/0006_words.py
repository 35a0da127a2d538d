"""What was said is found by its words (docs/decisions)."""

import django.db.models.deletion
from django.db import migrations, models

import handsel.kit.ids
import handsel.kit.tenancy.models

# Letters without their marks, small; parted by whatever is no letter or digit in the scripts that
# shops write in. Not by classes of characters: those differ with the database's locale.
KEEPING = r"""
CREATE FUNCTION conversations_words_of(said text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT DISTINCT left(word, 40) FROM regexp_split_to_table(
        lower(regexp_replace(
            normalize(left(said, 8000), NFKD), '[\u0300-\u036f\u064b-\u0652]', '', 'g')),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u060c\u061b\u061f\u06d4\u0964'
        '\u2000-\u206f\u3000-\u303f\uff01\uff0c\uff1f]+') AS word
    WHERE length(word) > 1 LIMIT 500
$$;

CREATE FUNCTION conversations_keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO conversations_word (id, business_id, conversation_id, word)
    SELECT gen_random_uuid(), NEW.business_id, NEW.conversation_id, word
    FROM conversations_words_of(NEW.text) AS word
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER keeps_words AFTER INSERT ON conversations_message
    FOR EACH ROW WHEN (NEW.text <> '') EXECUTE FUNCTION conversations_keep_words();

-- Words that were taken back or replaced are forgotten, unless they were said elsewhere.
CREATE FUNCTION conversations_forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM conversations_word
    WHERE business_id = NEW.business_id AND conversation_id = NEW.conversation_id
        AND word IN (SELECT conversations_words_of(OLD.text));
    INSERT INTO conversations_word (id, business_id, conversation_id, word)
    SELECT gen_random_uuid(), NEW.business_id, NEW.conversation_id, word
    FROM (
        SELECT DISTINCT conversations_words_of(text) AS word FROM conversations_message
        WHERE business_id = NEW.business_id AND conversation_id = NEW.conversation_id
    ) AS said
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER forgets_words AFTER UPDATE OF text ON conversations_message
    FOR EACH ROW WHEN (NEW.text <> OLD.text) EXECUTE FUNCTION conversations_forget_words();

-- The words of what was said before; for this moment the owner reads past the fence.
ALTER TABLE conversations_message NO FORCE ROW LEVEL SECURITY;
INSERT INTO conversations_word (id, business_id, conversation_id, word)
SELECT gen_random_uuid(), business_id, conversation_id, word FROM (
    SELECT DISTINCT business_id, conversation_id, conversations_words_of(text) AS word
    FROM conversations_message
) AS said;
ALTER TABLE conversations_message FORCE ROW LEVEL SECURITY;
"""

REVERSE = """
DROP TRIGGER forgets_words ON conversations_message;
DROP FUNCTION conversations_forget_words();
DROP TRIGGER keeps_words ON conversations_message;
DROP FUNCTION conversations_keep_words();
DROP FUNCTION conversations_words_of(text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("businesses", "0001_initial"),
        ("conversations", "0005_desk_told_live"),
    ]

    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=handsel.kit.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("word", models.CharField(db_collation="C", max_length=40)),
                (
                    "business",
                    models.ForeignKey(
                        db_index=False,
                        default=handsel.kit.tenancy.models.current_business,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="businesses.business",
                    ),
                ),
                (
                    "conversation",
                    handsel.kit.tenancy.models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="conversations.conversation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["business", "conversation"], name="words_by_conversation")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("business", "word", "conversation"),
                        name="one_word_per_conversation",
                    )
                ],
            },
        ),
        migrations.RunSQL(KEEPING, REVERSE),
    ]
