"""Owns: conversations, messages in and out, who may speak, and delivery.

Promises: one thread per customer and channel, in the provider's order; each message of ours is
sent at most once; the assistant is silent once a person has the thread. Never: what to answer.
"""
