"""Who waits for a file of products sees how far it is."""

from django.db import migrations

TELLING = """
CREATE FUNCTION catalog_tell_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO live_entry (business_id, kind, subject)
    VALUES (NEW.business_id, 'import.progress', jsonb_build_object('import_id', NEW.id));
    RETURN NULL;
END $$;
CREATE TRIGGER tells_progress
    AFTER UPDATE OF state, rows_done, rows_total, steps_done, steps_total, error_count
    ON catalog_catalogimport
    FOR EACH ROW WHEN (
        (NEW.state, NEW.rows_done, NEW.rows_total, NEW.steps_done, NEW.steps_total, NEW.error_count)
        IS DISTINCT FROM
        (OLD.state, OLD.rows_done, OLD.rows_total, OLD.steps_done, OLD.steps_total, OLD.error_count)
    ) EXECUTE FUNCTION catalog_tell_import();
"""

REVERSE = """
DROP TRIGGER tells_progress ON catalog_catalogimport;
DROP FUNCTION catalog_tell_import();
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0006_import_changes"), ("live", "0001_initial")]
    operations = [migrations.RunSQL(TELLING, REVERSE)]
