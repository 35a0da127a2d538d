"""Owns: every event the world sent us, the routes that say whose it is, and the lanes they wait in.

Promises: an event is stored once, before it is acknowledged; a lane is worked by one worker at a
time, and by another within seconds when that one dies. Never: what an event means.
"""
