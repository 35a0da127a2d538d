"""Whatever is counted about a conversation marks it, in the transaction of its change."""

from django.db import migrations

MARKING = """
CREATE FUNCTION analytics_mark_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO analytics_mark (business_id, conversation_id)
    SELECT DISTINCT business_id, conversation_id FROM added WHERE conversation_id IS NOT NULL;
    RETURN NULL;
END $$;
CREATE FUNCTION analytics_mark_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO analytics_mark (business_id, conversation_id)
        SELECT OLD.business_id, OLD.conversation_id WHERE OLD.conversation_id IS NOT NULL;
    ELSE
        INSERT INTO analytics_mark (business_id, conversation_id)
        SELECT NEW.business_id, NEW.conversation_id WHERE NEW.conversation_id IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER counts_added AFTER INSERT ON conversations_message
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION analytics_mark_added();
-- Its way to the customer is no news, only whether it has one.
CREATE TRIGGER counts_changed
    AFTER UPDATE OF said_at, author_kind, episode, delivery ON conversations_message
    FOR EACH ROW WHEN (
        (NEW.said_at, NEW.author_kind, NEW.episode, NEW.delivery IN ('failed', 'withheld'))
        IS DISTINCT FROM
        (OLD.said_at, OLD.author_kind, OLD.episode, OLD.delivery IN ('failed', 'withheld')))
    EXECUTE FUNCTION analytics_mark_row();
CREATE TRIGGER counts_removed AFTER DELETE ON conversations_message
    FOR EACH ROW EXECUTE FUNCTION analytics_mark_row();

CREATE TRIGGER counts_added AFTER INSERT ON checkout_cart
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION analytics_mark_added();
CREATE TRIGGER counts_added AFTER INSERT ON checkout_checkout
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION analytics_mark_added();
CREATE TRIGGER counts_changed AFTER UPDATE OF status, expires_at ON checkout_checkout
    FOR EACH ROW WHEN ((NEW.status, NEW.expires_at) IS DISTINCT FROM (OLD.status, OLD.expires_at))
    EXECUTE FUNCTION analytics_mark_row();
CREATE TRIGGER counts_added AFTER INSERT ON orders_order
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION analytics_mark_added();
CREATE TRIGGER counts_changed
    AFTER UPDATE OF placed_at, total_minor, created_at ON orders_order
    FOR EACH ROW WHEN ((NEW.placed_at, NEW.total_minor, NEW.created_at)
        IS DISTINCT FROM (OLD.placed_at, OLD.total_minor, OLD.created_at))
    EXECUTE FUNCTION analytics_mark_row();
CREATE TRIGGER counts_added AFTER INSERT ON assistant_question
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION analytics_mark_added();
CREATE TRIGGER counts_added AFTER INSERT ON analytics_occasion
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION analytics_mark_added();
CREATE TRIGGER counts_changed AFTER UPDATE OR DELETE ON analytics_occasion
    FOR EACH ROW EXECUTE FUNCTION analytics_mark_row();

CREATE FUNCTION analytics_mark_movement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO analytics_mark (business_id, conversation_id)
    SELECT business_id, conversation_id FROM orders_order
    WHERE business_id = NEW.business_id AND id = NEW.order_id AND conversation_id IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER counts_added AFTER INSERT ON ledger_movement
    FOR EACH ROW EXECUTE FUNCTION analytics_mark_movement();

-- A thread says how it is; when it became so is kept here.
CREATE FUNCTION analytics_note_occasion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.control = 'member' AND OLD.control <> 'member' THEN
        INSERT INTO analytics_occasion
            (id, business_id, conversation_id, episode, kind, reason, at)
        VALUES (gen_random_uuid(), NEW.business_id, NEW.id, NEW.episode, 'handed_over',
                NEW.handoff_reason, now());
    END IF;
    IF NEW.status = 'resolved' AND OLD.status <> 'resolved' THEN
        INSERT INTO analytics_occasion
            (id, business_id, conversation_id, episode, kind, reason, at)
        VALUES (gen_random_uuid(), NEW.business_id, NEW.id, NEW.episode, 'resolved', '', now());
    END IF;
    INSERT INTO analytics_mark (business_id, conversation_id) VALUES (NEW.business_id, NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER counts_changed AFTER UPDATE OF status, control ON conversations_conversation
    FOR EACH ROW WHEN ((NEW.status, NEW.control) IS DISTINCT FROM (OLD.status, OLD.control))
    EXECUTE FUNCTION analytics_note_occasion();

CREATE FUNCTION analytics_mark_customer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO analytics_mark (business_id, conversation_id)
    SELECT business_id, id FROM conversations_conversation
    WHERE business_id = NEW.business_id AND customer_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER counts_changed AFTER UPDATE OF blocked_at ON customers_customer
    FOR EACH ROW WHEN (NEW.blocked_at IS DISTINCT FROM OLD.blocked_at)
    EXECUTE FUNCTION analytics_mark_customer();

-- Days begin and end elsewhere.
CREATE FUNCTION analytics_mark_business() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO analytics_mark (business_id, conversation_id)
    SELECT business_id, id FROM conversations_conversation WHERE business_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER counts_changed AFTER UPDATE OF timezone ON businesses_business
    FOR EACH ROW WHEN (NEW.timezone IS DISTINCT FROM OLD.timezone)
    EXECUTE FUNCTION analytics_mark_business();

-- What was there before is counted like the rest; the schema's owner sees no rows otherwise.
ALTER TABLE conversations_conversation NO FORCE ROW LEVEL SECURITY;
INSERT INTO analytics_mark (business_id, conversation_id)
SELECT business_id, id FROM conversations_conversation;
ALTER TABLE conversations_conversation FORCE ROW LEVEL SECURITY;
"""

REVERSE = """
DROP TRIGGER counts_changed ON businesses_business;
DROP TRIGGER counts_changed ON customers_customer;
DROP TRIGGER counts_changed ON conversations_conversation;
DROP TRIGGER counts_added ON ledger_movement;
DROP TRIGGER counts_changed ON analytics_occasion;
DROP TRIGGER counts_added ON analytics_occasion;
DROP TRIGGER counts_added ON assistant_question;
DROP TRIGGER counts_changed ON orders_order;
DROP TRIGGER counts_added ON orders_order;
DROP TRIGGER counts_changed ON checkout_checkout;
DROP TRIGGER counts_added ON checkout_checkout;
DROP TRIGGER counts_added ON checkout_cart;
DROP TRIGGER counts_removed ON conversations_message;
DROP TRIGGER counts_changed ON conversations_message;
DROP TRIGGER counts_added ON conversations_message;
DROP FUNCTION analytics_mark_business();
DROP FUNCTION analytics_mark_customer();
DROP FUNCTION analytics_note_occasion();
DROP FUNCTION analytics_mark_movement();
DROP FUNCTION analytics_mark_row();
DROP FUNCTION analytics_mark_added();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("analytics", "0001_initial"),
        ("assistant", "0003_questions"),
        ("businesses", "0001_initial"),
        ("checkout", "0001_initial"),
        ("conversations", "0001_initial"),
        ("customers", "0003_blocked"),
        ("ledger", "0001_initial"),
        ("orders", "0002_service"),
    ]
    operations = [migrations.RunSQL(MARKING, REVERSE)]
