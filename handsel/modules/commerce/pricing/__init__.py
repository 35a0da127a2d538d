"""Owns: tax rates, delivery zones and their options, discounts, and how a price is made of them.

Promises: the parts of a price sum to its total; nothing is below zero; the same rows and the same
moment give the same price. Never: knows a checkout or an order, or moves money.
"""
