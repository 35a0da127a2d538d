"""`handsel up`: every process of Handsel on one machine, kept alive, in one readable log.

Imports neither Django nor the modules: whatever needs them is a process of its own.
"""
