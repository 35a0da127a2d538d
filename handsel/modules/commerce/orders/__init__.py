"""Owns: orders, their lines, and how they stand.

Promises: what was agreed is kept as it was agreed; whether it is paid is derived from the ledger.
Never: asks a provider.
"""
