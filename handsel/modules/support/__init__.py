"""Owns: the access that operators get to read in a shop, what they read by it, and who may ask.

Promises: an access has a reason and ends within the hour; the shop sees it asked for, opened,
used and ended in its own audit, and ends it at once; a shop decides whether there is any. Never:
what an operator may read (see `businesses`), or a change of anything.
"""
