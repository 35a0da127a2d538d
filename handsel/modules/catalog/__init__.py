"""Owns: products, variants, stock and reservations.

Promises: stock never goes below zero, and what is reserved is not sold twice. Never: orders.
"""
