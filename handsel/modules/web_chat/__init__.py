"""Owns: shops' own sites that show the chat, and who visits them.

Promises: a visit opens one visitor's thread and no other; a page of a site that is not listed gets
nothing. Never: what is said, which is the conversation's.
"""
