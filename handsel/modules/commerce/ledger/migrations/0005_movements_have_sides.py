"""The database refuses a movement without entries: 0002 is only asked where there is one."""

from django.db import migrations

HAS_SIDES = """
CREATE FUNCTION ledger_movement_has_sides() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM ledger_entry WHERE business_id = NEW.business_id AND movement_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'ledger movement % has no entries', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'movement_has_sides';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER movement_has_sides AFTER INSERT ON ledger_movement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_movement_has_sides();
"""

REVERSE = """
DROP TRIGGER movement_has_sides ON ledger_movement;
DROP FUNCTION ledger_movement_has_sides();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_by_newest")]
    operations = [migrations.RunSQL(HAS_SIDES, REVERSE)]
