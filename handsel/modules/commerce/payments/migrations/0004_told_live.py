"""Open screens are told of payments, refunds and disputes as they move."""

from django.db import migrations

TELLING = """
CREATE FUNCTION payments_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO live_entry (business_id, kind, subject)
    VALUES (NEW.business_id, 'payment.changed', jsonb_build_object(
        'order_id', NEW.order_id, 'payment_id', NEW.id));
    RETURN NULL;
END $$;
CREATE TRIGGER tells_added AFTER INSERT ON payments_payment
    FOR EACH ROW EXECUTE FUNCTION payments_tell();
CREATE TRIGGER tells_changed AFTER UPDATE OF status, problem, received_at ON payments_payment
    FOR EACH ROW WHEN ((NEW.status, NEW.problem, NEW.received_at)
        IS DISTINCT FROM (OLD.status, OLD.problem, OLD.received_at))
    EXECUTE FUNCTION payments_tell();

-- Of a refund or a dispute, by the payment it is about.
CREATE FUNCTION payments_tell_of_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO live_entry (business_id, kind, subject)
    SELECT business_id, 'payment.changed', jsonb_build_object(
        'order_id', order_id, 'payment_id', id, TG_ARGV[0], NEW.id)
    FROM payments_payment WHERE id = NEW.payment_id;
    RETURN NULL;
END $$;
CREATE TRIGGER tells_added AFTER INSERT ON payments_refund
    FOR EACH ROW EXECUTE FUNCTION payments_tell_of_payment('refund_id');
CREATE TRIGGER tells_changed AFTER UPDATE OF status, given_back_at ON payments_refund
    FOR EACH ROW WHEN ((NEW.status, NEW.given_back_at)
        IS DISTINCT FROM (OLD.status, OLD.given_back_at))
    EXECUTE FUNCTION payments_tell_of_payment('refund_id');
CREATE TRIGGER tells_added AFTER INSERT ON payments_dispute
    FOR EACH ROW EXECUTE FUNCTION payments_tell_of_payment('dispute_id');
CREATE TRIGGER tells_changed AFTER UPDATE OF status ON payments_dispute
    FOR EACH ROW WHEN (NEW.status <> OLD.status)
    EXECUTE FUNCTION payments_tell_of_payment('dispute_id');
"""

REVERSE = """
DROP TRIGGER tells_changed ON payments_dispute;
DROP TRIGGER tells_added ON payments_dispute;
DROP TRIGGER tells_changed ON payments_refund;
DROP TRIGGER tells_added ON payments_refund;
DROP FUNCTION payments_tell_of_payment();
DROP TRIGGER tells_changed ON payments_payment;
DROP TRIGGER tells_added ON payments_payment;
DROP FUNCTION payments_tell();
"""


class Migration(migrations.Migration):
    dependencies = [("payments", "0003_refunds_by_occasion"), ("live", "0001_initial")]
    operations = [migrations.RunSQL(TELLING, REVERSE)]
