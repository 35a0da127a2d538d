"""Owns: sign-in identities. Promises: an e-mail address names one user. Never: what a user may do."""
