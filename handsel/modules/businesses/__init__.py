"""Owns: businesses, their members, roles and permissions, and `Actor`.

Promises: whoever acts is one Actor, built once, on the edge. Never: sign-in, secrets.
"""
