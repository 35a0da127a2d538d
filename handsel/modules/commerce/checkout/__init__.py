"""Owns: carts and checkouts.

Promises: nothing is bought without the customer's yes to the very summary the server showed; one
open checkout a conversation. Never: talks to a payment provider.
"""
