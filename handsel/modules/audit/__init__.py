"""Owns: the record of who did what, chained so that what was written cannot quietly change.

Promises: an entry is written in the transaction of what it tells, and linked to the chain of its
business as that transaction ends. Never: secrets, words of messages, decisions about access.
"""
