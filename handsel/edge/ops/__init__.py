"""The private port: health, metrics, and what an operator mends by hand.

Promises: reads only, but for the few verbs listed in `urls`, each logged with who asked. Bodies of
events, which hold customers' words, are shown one at a time and on request. Never: public.
"""
