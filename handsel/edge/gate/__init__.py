"""The public door for webhooks: prove who calls, keep each event once, then say 200.

Runs without Django and without its models: raw ASGI and one SQL statement. The order for every
call is fixed: address and method, size, signature over the raw bytes, strict JSON, split, store.
"""
