"""Signing in over HTTP, at `/_allauth/…`: the library's addresses over our own tables and limits.

Owns: nothing. Promises: known and unknown people get the same answers. Never decides what somebody
may do.
"""
