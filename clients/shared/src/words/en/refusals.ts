/** Why something was not done, by the code of the refusal. */
export const refusals = {
  "refused.conflict": "This cannot be done as things are now.",
  "refused.address_blocked": "Nothing is taken from your network. Ask the shop’s owner.",
  "refused.not_a_member": "You do not belong to this business.",
  "refused.already_resolved": "This conversation is resolved already.",
  "refused.key_reused": "Something else was sent in its place. Write it again.",
  "refused.nothing_to_pay": "The customer has agreed to no order that waits for its payment.",
  "refused.no_payment_page": "There is no page to pay this order on, or not yet.",
  "refused.link_expired":
    "The time to pay this order is over: the customer has to check out again.",
  "refused.nothing_to_say": "Write something first.",
  "refused.promotions_declined": "The customer asked for no advertising.",
  "refused.window_closed":
    "The customer last wrote too long ago: nothing may be sent until they write again.",
  "refused.window_closed_template_only":
    "The customer last wrote more than 24 hours ago: only an approved template may be sent.",
  "refused.no_templates": "This channel has no templates.",
  "refused.not_open": "Only a conversation that is not resolved can be put off.",
  "refused.snooze_not_ahead": "Choose a moment within the next 90 days.",
  "refused.not_an_agent": "This person does not answer customers here.",
  "refused.label_taken": "There is a label of this name already.",
  "refused.too_many_labels": "A shop has at most 100 labels, and a conversation at most 12.",
  "refused.shortcut_taken": "There is a kept reply under this name already.",
  "refused.too_many_replies": "A shop keeps at most 500 replies.",
  "refused.may_have_arrived":
    "Nobody knows whether this message arrived. Look at the thread first.",
  "refused.not_troubled": "This message needs no help: it was sent or is on its way.",
  "refused.already_received":
    "The money for this order was marked as received before, with another reference.",
  "refused.amount_differs": "The amount is not what the order costs.",
  "refused.reference_missing":
    "Give a reference: the line of the bank statement, or the receipt’s number.",
  "refused.not_paid_by_hand": "No bank transfer or payment on delivery is expected for this order.",
  "refused.not_given_by_hand": "This refund is not one that a person gives back.",
  "refused.not_cancellable": "Money was taken for this order: refund it first.",
  "refused.not_to_be_sent":
    "This order is not to be sent: it is not placed, is cancelled, or has come back.",
  "refused.refund_too_large": "That is more than was paid.",
  "refused.provider_refused": "The payment provider refused it. Look at its own pages for why.",
  "refused.change_not_pending": "This change was agreed to or ended before, or its time is over.",
  "refused.change_refused": "The shop’s policy does not allow this change.",
  "refused.change_differs": "It is not what was listed any more. List it anew.",
  "refused.not_asked": "This change does not wait for you.",
  "refused.nothing_expected": "Nothing is expected to come back.",
  "refused.too_many_businesses": "You own as many businesses as one person may.",
  "refused.too_many_invitations": "Too many invitations are open. Take some back first.",
  "refused.invitation_for_another_address":
    "This invitation is for another e-mail address. Sign in with the one it was sent to.",
  "refused.yourself": "You cannot do this to yourself. Leave the business instead.",
  "refused.name_taken": "Another key has this name.",
  "refused.too_many_keys": "There are as many keys as a business may have. Remove some first.",
  "refused.not_a_network": "Name addresses or networks, such as 192.0.2.0/24.",
  "refused.not_a_scope": "A key may be allowed only what you may do yourself.",
  "refused.already_ended": "This access has ended.",
  "refused.no_such_reason": "Say why, in ten characters or more.",
  "refused.support_not_allowed": "This shop lets no support in.",
  "refused.too_many_accesses": "Several accesses wait or are open already.",
  "refused.not_found": "It is not there any more.",
  "refused.invalid": "Something was not accepted. Check what you wrote.",
  "refused.changed_meanwhile":
    "Somebody changed it meanwhile. It is shown as it is now; look again and repeat.",
} as const;
