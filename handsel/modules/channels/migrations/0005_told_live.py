"""Open screens are told when a channel is connected or its state changes."""

from django.db import migrations

TELLING = """
CREATE FUNCTION channels_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO live_entry (business_id, kind, subject)
    VALUES (NEW.business_id, 'channel.changed', jsonb_build_object('channel_id', NEW.id));
    RETURN NULL;
END $$;
CREATE TRIGGER tells_added AFTER INSERT ON channels_channel
    FOR EACH ROW EXECUTE FUNCTION channels_tell();
CREATE TRIGGER tells_changed AFTER UPDATE OF name, status, status_reason ON channels_channel
    FOR EACH ROW WHEN ((NEW.name, NEW.status, NEW.status_reason)
        IS DISTINCT FROM (OLD.name, OLD.status, OLD.status_reason))
    EXECUTE FUNCTION channels_tell();
"""

REVERSE = """
DROP TRIGGER tells_changed ON channels_channel;
DROP TRIGGER tells_added ON channels_channel;
DROP FUNCTION channels_tell();
"""


class Migration(migrations.Migration):
    dependencies = [("channels", "0004_telegram"), ("live", "0001_initial")]
    operations = [migrations.RunSQL(TELLING, REVERSE)]
