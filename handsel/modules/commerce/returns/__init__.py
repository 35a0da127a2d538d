"""Owns: what customers want changed about placed orders, what came of it, and the shop's rules.

Promises: nothing changes before the customer's yes to the very change that was listed, and each
change is carried out once; what was agreed before is kept as an amendment; nobody reaches an order
that is not theirs or proven to be. Never: talks to a payment provider, or words a message.
"""
