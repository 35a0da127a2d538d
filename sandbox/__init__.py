"""The outside world on loopback: simulators that speak the providers' own wire protocols.

*Owns* what the outside world saw: one append-only log on disk, the oracle of every test.
*Promises* that an effect is in the log before its answer leaves, and that a restart forgets
nothing.
*Never* imports the product, and is never imported by it.

Run it with ``python -m sandbox --port 8003 --state-dir DIR --gate-url http://127.0.0.1:8001``.

====================  ===========================================================================
``settings.py``       what the command line and the environment decide
``server.py``         one process, one event loop: HTTP, mail, signals
``http_server.py``    HTTP/1.1 whose answers can be withheld, dripped or cut off (faults need that)
``web.py``            requests, responses, routes
``application.py``    route → fault → endpoint → answer
``faults.py``         the rules of misbehaviour, deterministic by seed
``fault_play.py``     how each kind of misbehaviour is played on a call
``delivery.py``       webhooks out: signatures, retries, duplicates, losses, reordering
``poster.py``         the connections they are posted over
``log.py``            the log; ``state.py`` keeps what must survive a restart
``world.py``          those parts together, handed to every provider
``control/``          ``/_sandbox/…``: say, echo, pay, past, faults, log, script, clock, reset
``providers/``        one folder or file per company, and the list of them
====================  ===========================================================================

**Adding a provider** is one file or folder in ``providers/`` that satisfies
``providers.provider.Provider`` (and ``Speaks`` if customers write through it, ``TakesPayments`` if
they pay through it), and one line in ``providers/__init__.py``. A Meta product (Messenger,
WhatsApp) is one ``Channel`` file in ``providers/meta/`` and one line in its ``__init__``.
"""
