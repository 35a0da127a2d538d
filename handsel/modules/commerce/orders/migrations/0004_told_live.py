"""Open screens are told of orders as they come and change."""

from django.db import migrations

TELLING = """
CREATE FUNCTION orders_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO live_entry (business_id, kind, subject)
    VALUES (NEW.business_id, 'order.changed', jsonb_build_object(
        'order_id', NEW.id, 'conversation_id', NEW.conversation_id));
    RETURN NULL;
END $$;
CREATE TRIGGER tells_added AFTER INSERT ON orders_order
    FOR EACH ROW EXECUTE FUNCTION orders_tell();
CREATE TRIGGER tells_changed
    AFTER UPDATE OF status, payment_status, fulfillment, total_minor, email, tracking,
        delivery_address
    ON orders_order
    FOR EACH ROW WHEN (
        (NEW.status, NEW.payment_status, NEW.fulfillment, NEW.total_minor, NEW.email, NEW.tracking,
         NEW.delivery_address)
        IS DISTINCT FROM
        (OLD.status, OLD.payment_status, OLD.fulfillment, OLD.total_minor, OLD.email, OLD.tracking,
         OLD.delivery_address)
    ) EXECUTE FUNCTION orders_tell();
"""

REVERSE = """
DROP TRIGGER tells_changed ON orders_order;
DROP TRIGGER tells_added ON orders_order;
DROP FUNCTION orders_tell();
"""


class Migration(migrations.Migration):
    dependencies = [("orders", "0003_prices"), ("live", "0001_initial")]
    operations = [migrations.RunSQL(TELLING, REVERSE)]
