"""Owns: API keys, by which programs of a shop call as the member who made the key.

Promises: a key's text is known once, to whoever made it; a key never does more than its maker may
now, and ends within the request after it is revoked. Never: what only a person in person may do.
"""
