"""Two weeks of a demonstration shop's past, told by the modules' own verbs.

Stories are written down in JSON beside this (`shapes.py`); regulars fill the days between them
(`regulars.py`). They are played in the order of time with the clock held (`telling.py`), in the
transaction that makes the shop. Nothing leaves the house: what would be sent counts as sent, and
payment providers are played by `outside.py`.
"""
