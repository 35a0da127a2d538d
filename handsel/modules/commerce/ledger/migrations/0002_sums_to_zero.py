"""The database keeps the ledger's promises: movements balance, and nothing is rewritten."""

from django.db import migrations

BALANCED = """
CREATE FUNCTION ledger_movement_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    left_over bigint;
    sides integer;
BEGIN
    SELECT coalesce(sum(amount_minor), 0), count(*) INTO left_over, sides
    FROM ledger_entry
    WHERE business_id = NEW.business_id AND movement_id = NEW.movement_id;
    IF left_over <> 0 OR sides < 2 THEN
        RAISE EXCEPTION 'ledger movement % does not sum to zero', NEW.movement_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'movement_sums_to_zero';
    END IF;
    IF EXISTS (
        SELECT FROM ledger_entry e JOIN ledger_movement m
            ON m.business_id = e.business_id AND m.id = e.movement_id
        WHERE e.business_id = NEW.business_id AND e.movement_id = NEW.movement_id
            AND e.currency <> m.currency
    ) THEN
        RAISE EXCEPTION 'ledger movement % mixes currencies', NEW.movement_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'movement_has_one_currency';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER movement_sums_to_zero AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_movement_balances();

CREATE FUNCTION ledger_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_never_changes();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON ledger_movement
    FOR EACH ROW EXECUTE FUNCTION ledger_never_changes();
"""

REVERSE = """
DROP TRIGGER never_changes ON ledger_movement;
DROP TRIGGER never_changes ON ledger_entry;
DROP FUNCTION ledger_never_changes();
DROP TRIGGER movement_sums_to_zero ON ledger_entry;
DROP FUNCTION ledger_movement_balances();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunSQL(BALANCED, REVERSE)]
