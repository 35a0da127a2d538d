"""Owns: the people who run the installation, their sign-ins on the private port, and their deeds.

Promises: an operator is made by the owner of the schema alone, signs in with a password and a
one-time code that is good once, and leaves a deed for whatever they do. Never: a way in through
web, or a business's rows.
"""
