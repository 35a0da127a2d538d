"""English."""

from handsel.modules.assistant.wording.names import PhraseName

PHRASES: dict[PhraseName, str] = {
    "greeting": "Hello, and welcome to {business}. You can ask me what we have, what it costs and "
    'how delivery works, or order right here. To talk to a person, just say "person".',
    "greeting_again": "Hello again. How can I help?",
    "thanks": "You're welcome. I'm here if you need anything else.",
    "goodbye": "Goodbye, and thank you for writing to {business}.",
    "bot": "I'm the automatic assistant of {business}. I can show you products, take your order "
    'and tell you how an order stands. If you would rather talk to a person, say "person".',
    "clarify": "Sorry, I'm not sure what you mean. Could you say it in other words, or name the "
    "product you are interested in?",
    "clarify_attachment": "Thank you. I can't look at pictures or recordings myself. Could you "
    "tell me in a few words what you need?",
    "out_of_scope": "I can only help with what {business} sells, with orders and "
    "with questions to the shop. What would you like to know about those?",
    "ask_option": "Which {option} would you like for {title}? We have {choices}.",
    "ask_product": "Which one do you mean: {choices}?",
    "ask_which": "Which product do you mean?",
    "ask_order": "With pleasure. What would you like, and how many?",
    "ask_change": "All right, nothing has been ordered. What would you like to change?",
    "order_dropped": "All right, order {order} is cancelled; "
    "please do not pay on its page any more. Your cart is still here.",
    "ask_how_many": "How many would you like?",
    "ask_rest": "I add three things at a time. Shall I add the rest as well: {choices}?",
    "no_such_option": "{title} does not come in {value}. We have {choices}.",
    "too_many": 'I can put at most 99 of one thing into a cart. For more, say "person" and a '
    "colleague will help you.",
    "anything_else": "All right. Just tell me if there is anything else you would like.",
    "take_your_time": "Take your time. Just write when you are ready.",
    "not_in_cart": "{title} is not in your cart.",
    "found_none": 'Sorry, I found nothing for "{query}". Could you describe it another way?',
    "found_none_plain": "Sorry, I found nothing that fits. Could you describe it another way?",
    "found_some": "Here is what I found:",
    "found_question": "Which one would you like?",
    "price_from": "from {price}",
    "sold_out": "sold out",
    "few_left": "only {count} left",
    "and_more": "and {count} more",
    "shown_one": "{title} costs {price}.",
    "shown_range": "{title} costs {lowest} to {highest}:",
    "shown_same": "{title} costs {price}. Choose from: {choices}.",
    "shown_sold_out": "{title} is sold out at the moment.",
    "shown_few": "Only {count} left.",
    "shown_in_stock": "It is in stock.",
    "shall_i_add": "Shall I add one to your cart?",
    "which_one": "Which one would you like?",
    "added": "Added to your cart: {quantity} × {title}.",
    "changed": "Your cart now has {quantity} × {title}.",
    "removed": "Removed from your cart: {title}.",
    "cart_total": "Your cart comes to {total}.",
    "shall_i_checkout": "Would you like to check out, or is there anything else?",
    "cart": "In your cart:",
    "cart_empty": "Your cart is empty. What would you like?",
    "line": "{quantity} × {title}: {amount}",
    "total": "Total: {total}",
    "summary": "Please check your order:",
    "summary_question": "Reply yes to confirm, or tell me what to change.",
    "confirm_button": "Confirm",
    "change_button": "Change",
    "add_button": "Add to cart",
    "checkout_button": "Check out",
    "cart_button": "Show cart",
    "none_left": "Sorry, {title} is sold out at the moment.",
    "not_enough": "Sorry, we have only {available} of {title}, not {wanted}. Shall I add "
    "{available}?",
    "confirmed": "Thank you. Your order {order} is reserved.",
    "link": "Here is the secure payment page for order {order}, {total}: {url}",
    "order": "Order {order}, {total}: {status}.",
    "no_orders": 'I can\'t find an order of yours here. If you ordered another way, say "person" '
    "and a colleague will look for it.",
    "cancelled": "cancelled",
    "unpaid": "waiting for payment",
    "partly_paid": "partly paid",
    "paid": "paid",
    "partly_refunded": "partly refunded",
    "refunded": "refunded",
    "disputed": "the payment is being looked into",
    "unfulfilled": "we are getting it ready",
    "partly_shipped": "part of it is on its way",
    "shipped": "on its way to you",
    "delivered": "delivered",
    "returned": "returned",
    "handed_asked": "Of course. I'm passing you to a colleague, who will answer here.",
    "handed_unknown": "I don't know that, so I'm asking a colleague, who will answer here.",
    "handed_upset": "I'm sorry about this. I'm passing it to a colleague, who will read what you "
    "wrote and answer you here.",
    "handed_policy": "A person should decide this. I'm passing it to a colleague, who will answer "
    "here.",
    "handed_failure": "Something went wrong on our side, sorry. A colleague will answer you here.",
    "stopped": "You won't get any more automatic messages from {business}. If you need us, write "
    "here and a person will answer.",
    "refused_foreign_handle": "Sorry, I lost track of which one you mean. Could you name it?",
    "refused_not_found": "Sorry, that is no longer available.",
    "refused_out_of_stock": "Sorry, that is sold out at the moment.",
    "refused_cart_empty": "Your cart is empty. What would you like?",
    "refused_not_confirmed": "Before I place the order I need a plain yes to the summary. Is it "
    "right as it is?",
    "refused_changed": "Something in your order changed since the summary. Please look at it once "
    "more.",
    "refused_expired": "That summary is no longer valid. Shall I make a new one?",
    "refused_no_open_checkout": "There is nothing to pay at the moment. Would you like to see your "
    "cart?",
    "refused_limit_reached": 'That is more than I may do in one conversation. Say "person" and a '
    "colleague will help you.",
    "refused_too_many_commands": "That was a lot at once. Could you tell me one thing at a time?",
    "refused_currency_mismatch": 'Sorry, I can\'t put these together in one order. Say "person" '
    "and a colleague will help you.",
    "receipt": "Thank you! Your payment of {total} for order {order} has arrived.",
    "receipt_invoice": "Your invoice comes by e-mail.",
    "payment_failed": "The payment of {total} for order {order} did not go through. Nothing was "
    "charged.",
    "payment_retry": "You can try again here: {url}",
    "payment_retry_plain": "Would you like a new payment link?",
    "pay_by_transfer": "To pay order {order} by bank transfer, send {total} with the reference "
    "{order}.",
    "pay_on_delivery": "We are getting your order {order} ready. You pay {total} when it is "
    "delivered.",
    "refunded_money": "We have given {amount} back to you for order {order}. Your bank may take "
    "a few days to show it.",
    "or": "or",
    "and": "and",
}
