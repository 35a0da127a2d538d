"""`GET /live`: what has just changed in one business, told to a signed-in member as it happens.

The order of checks for every call is fixed: method, host, origin, session, business, caps. Then
`rounds.py` looks for all streams together and `stream.py` writes to each. What is told, and how a
lost connection is taken up again, is in `docs/live.md`.
"""
