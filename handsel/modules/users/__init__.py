"""Owns: sign-in identities. Promises: one user per e-mail address. Never: what a user may do."""
