"""The database keeps an active owner in every business, whoever else leaves."""

from django.db import migrations

# The business's row lock makes two owners who leave at once leave one after the other; statements
# that only refer to the business do not wait for it.
KEPT = """
CREATE FUNCTION businesses_keep_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.role <> 'owner' OR NOT OLD.is_active THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.role = 'owner' AND NEW.is_active THEN
        RETURN NULL;
    END IF;
    PERFORM 1 FROM businesses_business WHERE id = OLD.business_id FOR NO KEY UPDATE;
    IF NOT EXISTS (
        SELECT 1 FROM businesses_member
        WHERE business_id = OLD.business_id AND role = 'owner' AND is_active
    ) THEN
        RAISE EXCEPTION 'a business has an active owner' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER keeps_owner AFTER UPDATE OR DELETE ON businesses_member
    FOR EACH ROW EXECUTE FUNCTION businesses_keep_owner();
"""

REVERSE = """
DROP TRIGGER keeps_owner ON businesses_member;
DROP FUNCTION businesses_keep_owner();
"""


class Migration(migrations.Migration):
    dependencies = [("businesses", "0002_invitations")]
    operations = [migrations.RunSQL(KEPT, REVERSE)]
