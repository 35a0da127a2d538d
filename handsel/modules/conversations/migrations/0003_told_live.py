"""Whoever has the inbox open is told what changes in its threads (docs/decisions)."""

from django.db import migrations

TELLING = """
CREATE FUNCTION conversations_tell_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO live_entry (business_id, kind, subject)
    VALUES (NEW.business_id, TG_ARGV[0], jsonb_build_object(
        'conversation_id', NEW.conversation_id, 'message_id', NEW.id));
    RETURN NULL;
END $$;
CREATE TRIGGER tells_added AFTER INSERT ON conversations_message
    FOR EACH ROW EXECUTE FUNCTION conversations_tell_message('message.added');
-- That it is being sent is told by its not being sent yet.
CREATE TRIGGER tells_marked AFTER UPDATE OF delivery ON conversations_message
    FOR EACH ROW WHEN (NEW.delivery <> OLD.delivery AND NEW.delivery <> 'sending')
    EXECUTE FUNCTION conversations_tell_message('message.marked');
CREATE TRIGGER tells_changed AFTER UPDATE OF text, unsent_at, reactions ON conversations_message
    FOR EACH ROW WHEN ((NEW.text, NEW.unsent_at, NEW.reactions)
        IS DISTINCT FROM (OLD.text, OLD.unsent_at, OLD.reactions))
    EXECUTE FUNCTION conversations_tell_message('message.changed');

CREATE FUNCTION conversations_tell_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO live_entry (business_id, kind, subject)
    VALUES (NEW.business_id, TG_ARGV[0], jsonb_build_object('conversation_id', NEW.id));
    RETURN NULL;
END $$;
CREATE TRIGGER tells_opened AFTER INSERT ON conversations_conversation
    FOR EACH ROW EXECUTE FUNCTION conversations_tell_conversation('conversation.opened');
CREATE TRIGGER tells_changed AFTER UPDATE OF status, control, handoff_reason
    ON conversations_conversation
    FOR EACH ROW WHEN ((NEW.status, NEW.control, NEW.handoff_reason)
        IS DISTINCT FROM (OLD.status, OLD.control, OLD.handoff_reason))
    EXECUTE FUNCTION conversations_tell_conversation('conversation.changed');
"""

REVERSE = """
DROP TRIGGER tells_changed ON conversations_conversation;
DROP TRIGGER tells_opened ON conversations_conversation;
DROP FUNCTION conversations_tell_conversation();
DROP TRIGGER tells_changed ON conversations_message;
DROP TRIGGER tells_marked ON conversations_message;
DROP TRIGGER tells_added ON conversations_message;
DROP FUNCTION conversations_tell_message();
"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0002_choices_and_templates"), ("live", "0001_initial")]
    operations = [migrations.RunSQL(TELLING, REVERSE)]
