"""An occasion is when the conversation says it was, by the clock of whoever acted."""

from django.db import migrations

NOTE = """
CREATE OR REPLACE FUNCTION analytics_note_occasion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.control = 'member' AND OLD.control <> 'member' THEN
        INSERT INTO analytics_occasion
            (id, business_id, conversation_id, episode, kind, reason, at)
        VALUES (gen_random_uuid(), NEW.business_id, NEW.id, NEW.episode, 'handed_over',
                NEW.handoff_reason, {handed_over_at});
    END IF;
    IF NEW.status = 'resolved' AND OLD.status <> 'resolved' THEN
        INSERT INTO analytics_occasion
            (id, business_id, conversation_id, episode, kind, reason, at)
        VALUES (gen_random_uuid(), NEW.business_id, NEW.id, NEW.episode, 'resolved', '',
                {resolved_at});
    END IF;
    INSERT INTO analytics_mark (business_id, conversation_id) VALUES (NEW.business_id, NEW.id);
    RETURN NULL;
END $$;
"""

# A moment that is the one of an earlier time says nothing about this one.
OWN_CLOCK = NOTE.format(
    handed_over_at="coalesce(nullif(NEW.handed_over_at, OLD.handed_over_at), now())",
    resolved_at="coalesce(nullif(NEW.resolved_at, OLD.resolved_at), now())",
)
DATABASE_CLOCK = NOTE.format(handed_over_at="now()", resolved_at="now()")


class Migration(migrations.Migration):
    dependencies = [
        ("analytics", "0002_marking"),
        ("conversations", "0008_moments"),
    ]
    operations = [migrations.RunSQL(OWN_CLOCK, DATABASE_CLOCK)]
