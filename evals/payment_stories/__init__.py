"""The world around the payments eval: two shops, a gate, a worker, and a provider that is played.

`stripe_shown.py` and `paypal_shown.py` hold a provider's objects as the deliveries so far imply
them, in the order the provider says things happened, and answer the adapters' own HTTP calls.
`shops.py` opens shops and orders, `posting.py` signs deliveries and hands them to the gate,
`telling.py` tells one sequence and looks at the books afterwards.
"""
