"""The database links entries as their transaction ends, and lets nobody rewrite them."""

from django.db import migrations

# Deferred: the head's row is locked last, from here to the end of the commit, and no other row of
# ours is locked after it. The business in scope may have been left by then; the fence has let the
# entry in, so its business is the one to write for.
CHAINED = """
CREATE FUNCTION audit_join_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    in_scope text := current_setting('handsel.business', true);
    place bigint;
    linked bytea;
BEGIN
    PERFORM set_config('handsel.business', NEW.business_id::text, true);
    INSERT INTO audit_head AS head (id, business_id, sequence, hash)
    VALUES (gen_random_uuid(), NEW.business_id, 1,
            sha256(convert_to(NEW.business_id::text, 'UTF8') || NEW.digest))
    ON CONFLICT (business_id) DO UPDATE
        SET sequence = head.sequence + 1, hash = sha256(head.hash || NEW.digest)
    RETURNING sequence, hash INTO place, linked;
    INSERT INTO audit_link (id, business_id, sequence, entry_id, hash)
    VALUES (gen_random_uuid(), NEW.business_id, place, NEW.id, linked);
    PERFORM set_config('handsel.business', coalesce(in_scope, ''), true);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER joins_chain AFTER INSERT ON audit_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_join_chain();

CREATE FUNCTION audit_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_never_changes();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON audit_link
    FOR EACH ROW EXECUTE FUNCTION audit_never_changes();
"""

REVERSE = """
DROP TRIGGER never_changes ON audit_link;
DROP TRIGGER never_changes ON audit_entry;
DROP FUNCTION audit_never_changes();
DROP TRIGGER joins_chain ON audit_entry;
DROP FUNCTION audit_join_chain();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(CHAINED, REVERSE)]
