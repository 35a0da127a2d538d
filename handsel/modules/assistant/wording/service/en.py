"""English."""

from handsel.modules.assistant.wording.service_names import ServicePhrase

SERVICE: dict[ServicePhrase, str] = {
    "identity_needed": "To find your order, please tell me two of these: the e-mail "
    "address it was placed with, the order number, and the postcode "
    "it goes to.",
    "identity_found": "Thank you, I found order {order}.",
    "svc_cancel": "Cancel order {order}.",
    "svc_items": "Change order {order}:",
    "svc_address": "Send order {order} to:",
    "svc_method": "Pay order {order} with {method} instead.",
    "svc_return": "Return from order {order}:",
    "svc_exchange": "Exchange from order {order}:",
    "svc_reason_no_longer_needed": "Reason: no longer needed.",
    "svc_reason_ordered_by_mistake": "Reason: ordered by mistake.",
    "svc_reason_other": "Reason: another one.",
    "svc_pay_link": "{amount} is to be paid; the link follows after your yes.",
    "svc_pay_card": "{amount} is taken from {method}.",
    "svc_back": "{amount} goes back the way it was paid.",
    "svc_back_to": "{amount} goes to {method}.",
    "svc_back_later": "{amount} goes back the way it was paid, as soon as everything "
    "has arrived here.",
    "svc_back_to_later": "{amount} goes to {method} as soon as everything has arrived here.",
    "svc_even": "Nothing is to be paid.",
    "svc_once": "This can be done only once for an order, so please check that nothing is missing.",
    "svc_member": "A colleague has to agree to it first.",
    "svc_question": "Shall I do this? Please answer yes or no.",
    "svc_yes": "Yes",
    "svc_no": "No",
    "svc_done_cancel": "Order {order} is cancelled.",
    "svc_done_items": "Order {order} is changed.",
    "svc_done_address": "Order {order} goes to the new address.",
    "svc_done_method": "Order {order} is now paid the other way.",
    "svc_done_return": "Your return for order {order} is noted. Please send everything "
    "back; we write to you how.",
    "svc_done_exchange": "Your exchange for order {order} is noted. Please send "
    "everything back; we write to you how.",
    "svc_asked": "Thank you. A colleague decides about order {order} and answers you here.",
    "svc_unpaid": "Thank you. Order {order} is changed as soon as the difference "
    "is paid; the link follows.",
    "svc_declined": "All right, order {order} stays as it is.",
    "svc_refused_by_member": "I'm sorry, what you asked for order {order} cannot be done. A "
    "colleague will gladly explain.",
    "svc_agreed": "What we agreed for order {order} is done.",
    "svc_shipped": "Order {order} is on its way to you.",
    "svc_tracking": "Tracking: {tracking}",
    "svc_delivered": "Order {order} has been delivered.",
    "why_not_pending": "Sorry, this order has already left us or is cancelled, so it "
    "can't be changed any more.",
    "why_not_delivered": "Sorry, only what has been delivered can be returned or exchanged.",
    "why_not_paid": "Sorry, this order has not been paid, so this can't be done with it.",
    "why_disputed": "Sorry, the payment of this order is disputed at the bank, so I "
    "can't change anything here.",
    "why_already_changed": "Sorry, this order was changed before, and that can be done only once.",
    "why_under_way": "Another change of this order is still waiting. Please let us "
    "finish that one first.",
    "why_window_over": "Sorry, the time for returning this order is over.",
    "why_reason_refused": "Sorry, an order can't be cancelled for this reason.",
    "why_unknown_line": "Sorry, I can't find that in this order.",
    "why_other_product": "Sorry, it can only be changed for another kind of the same product.",
    "why_same_item": "It is that one already. Which other one would you like?",
    "why_unavailable": "Sorry, that one is not available at the moment.",
    "why_method_refused": "Sorry, that way of paying can't be used for this.",
    "why_credit_short": "Sorry, there is not enough on that card.",
    "why_nothing_wanted": "What would you like to change?",
    "why_order_unknown": "Sorry, I can't find an order that fits. Please check what you wrote.",
    "why_too_many_guesses": "Sorry, that was tried too often. Please try again later, or "
    'say "person".',
    "why_change_over": "That change is no longer waiting. Please tell me again what "
    "you would like.",
    "why_another_unpaid": "Something else is still waiting to be paid here. Please pay or "
    "cancel that first.",
    "ask_new_address": "Where should it go? Please write the whole address: name, "
    "street and number, postcode and town, country.",
    "ask_which_item": "Which of the things you ordered do you mean?",
    "ask_pay_method": "Which of these should it be: {ways}?",
    "why_not_delivered_there": "Sorry, we don't deliver there.",
    "svc_delivery": "Delivery: {delivery}",
}
