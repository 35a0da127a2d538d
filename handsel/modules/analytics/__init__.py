"""Owns figures about a shop's days: who wrote, who answered, what was bought.
Promises that each figure is what counting every fact anew would give, whatever came late, twice or
in another order; and that asking costs the same for a shop of any size.
Never changes what it counts, and never decides anything.
"""
