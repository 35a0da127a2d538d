"""PayPal: Orders v2, captured by us once the customer has approved, with a shop's own keys.

`parsing.py` reads webhooks; `adapter.py` makes the calls through `api.py`, with tokens from
`tokens.py`; `reading.py` puts PayPal's objects into our words; `amounts.py` writes decimals;
`proof.py` verifies webhooks offline.
"""
