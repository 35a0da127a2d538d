"""Whoever has the inbox open is told of assignment, snoozing, labels and notes."""

from django.db import migrations

TELLING = """
DROP TRIGGER tells_changed ON conversations_conversation;
CREATE TRIGGER tells_changed
    AFTER UPDATE OF status, control, handoff_reason, assignee_id, snoozed_until, seen_at
    ON conversations_conversation
    FOR EACH ROW WHEN (
        (NEW.status, NEW.control, NEW.handoff_reason, NEW.assignee_id, NEW.snoozed_until,
         NEW.seen_at)
        IS DISTINCT FROM
        (OLD.status, OLD.control, OLD.handoff_reason, OLD.assignee_id, OLD.snoozed_until,
         OLD.seen_at)
    ) EXECUTE FUNCTION conversations_tell_conversation('conversation.changed');

CREATE FUNCTION conversations_tell_labeling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told conversations_labeling := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
    INSERT INTO live_entry (business_id, kind, subject)
    VALUES (told.business_id, 'conversation.changed', jsonb_build_object(
        'conversation_id', told.conversation_id));
    RETURN NULL;
END $$;
CREATE TRIGGER tells_labeled AFTER INSERT OR DELETE ON conversations_labeling
    FOR EACH ROW EXECUTE FUNCTION conversations_tell_labeling();

CREATE FUNCTION conversations_tell_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO live_entry (business_id, kind, subject)
    VALUES (NEW.business_id, 'note.added', jsonb_build_object(
        'conversation_id', NEW.conversation_id, 'note_id', NEW.id));
    RETURN NULL;
END $$;
CREATE TRIGGER tells_added AFTER INSERT ON conversations_note
    FOR EACH ROW EXECUTE FUNCTION conversations_tell_note();
"""

REVERSE = """
DROP TRIGGER tells_added ON conversations_note;
DROP FUNCTION conversations_tell_note();
DROP TRIGGER tells_labeled ON conversations_labeling;
DROP FUNCTION conversations_tell_labeling();
DROP TRIGGER tells_changed ON conversations_conversation;
CREATE TRIGGER tells_changed AFTER UPDATE OF status, control, handoff_reason
    ON conversations_conversation
    FOR EACH ROW WHEN ((NEW.status, NEW.control, NEW.handoff_reason)
        IS DISTINCT FROM (OLD.status, OLD.control, OLD.handoff_reason))
    EXECUTE FUNCTION conversations_tell_conversation('conversation.changed');
"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0004_desk")]
    operations = [migrations.RunSQL(TELLING, REVERSE)]
