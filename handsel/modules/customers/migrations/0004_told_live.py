"""Who looks at a customer is told when what is known of them changes."""

from django.db import migrations

TELLING = """
CREATE FUNCTION customers_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO live_entry (business_id, kind, subject)
    VALUES (NEW.business_id, 'customer.changed', jsonb_build_object('customer_id', NEW.id));
    RETURN NULL;
END $$;
CREATE TRIGGER tells_changed AFTER UPDATE OF name, email, language, stopped_at, blocked_at
    ON customers_customer
    FOR EACH ROW WHEN ((NEW.name, NEW.email, NEW.language, NEW.stopped_at, NEW.blocked_at)
        IS DISTINCT FROM (OLD.name, OLD.email, OLD.language, OLD.stopped_at, OLD.blocked_at))
    EXECUTE FUNCTION customers_tell();
"""

REVERSE = """
DROP TRIGGER tells_changed ON customers_customer;
DROP FUNCTION customers_tell();
"""


class Migration(migrations.Migration):
    dependencies = [("customers", "0003_blocked"), ("live", "0001_initial")]
    operations = [migrations.RunSQL(TELLING, REVERSE)]
