"""A customer chooses PayPal in the chat and pays on its page: our adapter, real sockets."""

from handsel.kit import tenancy
from handsel.modules.commerce.orders.models import Order
from tests.cast import Shop
from tests.paypal.counter import Counter, connect_paypal, deliver, happen
from tests.purchases import connect_stripe, stock_of
from tests.shelves import stock_shelves
from tests.world import World, customer_of


def test_a_customer_pays_by_paypal_in_the_chat(
    world: World,
    rose: Shop,
    counter: Counter,
) -> None:
    stock_shelves(rose)
    connect_stripe(rose)
    connect_paypal(rose)
    for words in ("2 sourdough loaves please", "checkout", "can I pay with PayPal?"):
        world.say(rose, words)
        world.work()
    listed = world.instagram.to(customer_of(rose))[-1]
    assert "PayPal" in listed
    for words in ("PayPal please", "yes"):
        world.say(rose, words)
        world.work()
    world.work_jobs()
    told = "\n".join(world.instagram.to(customer_of(rose)))
    assert "Payment: PayPal" in told
    assert "/paypal/" in told
    with tenancy.business(rose.id):
        order_id = Order.objects.get().id
    happen(rose, counter, order_id, "paid")
    deliver(world, counter.webhooks())
    with tenancy.business(rose.id):
        assert Order.objects.get().payment_status == "paid"
    assert stock_of(rose, "LOAF") == (18, 0)
