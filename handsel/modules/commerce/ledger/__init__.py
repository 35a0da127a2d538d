"""Owns: the double-entry ledger of each business.

Promises: append-only; every movement sums to zero; the same occasion is written once. Never:
talks to a provider.
"""
