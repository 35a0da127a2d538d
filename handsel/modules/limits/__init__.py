"""Owns: how often anybody may ask, what a day may cost, and which addresses are shut out.

Promises: a limit holds exactly, over all processes. Never: who somebody is, or what they did.
"""
