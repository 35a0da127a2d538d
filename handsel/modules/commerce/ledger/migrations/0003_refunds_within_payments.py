"""The database refuses to give back more than was paid for an order."""

from django.db import migrations

WITHIN = """
CREATE FUNCTION ledger_refunds_within_payments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    left_over bigint;
BEGIN
    IF NEW.kind <> 'refund' THEN
        RETURN NULL;
    END IF;
    SELECT coalesce(sum(e.amount_minor), 0) INTO left_over
    FROM ledger_entry e JOIN ledger_movement m
        ON m.business_id = e.business_id AND m.id = e.movement_id
    WHERE m.business_id = NEW.business_id AND m.order_id = NEW.order_id
        AND m.kind IN ('payment', 'refund', 'refund_failed') AND e.account = 'provider';
    IF left_over < 0 THEN
        RAISE EXCEPTION 'refunds of order % exceed its payments', NEW.order_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_payments';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refunds_within_payments AFTER INSERT ON ledger_movement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_refunds_within_payments();
"""

REVERSE = """
DROP TRIGGER refunds_within_payments ON ledger_movement;
DROP FUNCTION ledger_refunds_within_payments();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_sums_to_zero")]
    operations = [migrations.RunSQL(WITHIN, REVERSE)]
