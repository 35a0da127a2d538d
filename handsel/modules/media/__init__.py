"""Owns: files that members upload to send them to customers.

Promises: what is kept is a picture drawn anew or a PDF; it opens to whoever has its address and to
nobody else. Never: who it was sent to, which is the conversation's.
"""
