"""Owns: turns: what was seen, proposed, decided and why.

Promises: a model's text is never read for control; a command is checked against the shop's own
records; the first stored answer is the one executed. Never: money, prices, delivery.
"""
