"""Owns: the people who write and buy, as each channel knows them.

Promises: one identity per person and channel. Never: what they said.
"""
