"""Stripe: Checkout Sessions, on connected accounts or with a shop's own key.

`parsing.py` reads events without Stripe's library; `adapter.py` makes the calls; `reading.py` puts
Stripe's objects into our words; `amounts.py` converts where Stripe counts decimals its own way;
`failures.py` sorts Stripe's errors.
"""
