"""Owns: letters to customers and staff, and their sending by mail.

Promises: one letter per occasion. Never: what happened, or to whom it matters.
"""
