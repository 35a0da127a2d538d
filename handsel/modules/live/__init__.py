"""Owns: the feed of what has just changed in each business, for screens that are open.

Promises: what is committed is told once, in a form that says which row to read again; a reader
that says how far it came misses nothing for a day. Never: words, names, amounts, or decisions.
"""
