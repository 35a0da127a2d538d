"""Owns: payment accounts, payments, refunds and disputes, and the adapters of payment providers.

Promises: provider events are hints: the object is fetched and moves forward only; keys come from
the operation, so nothing is charged or refunded twice. Never: decides what is owed.
"""
