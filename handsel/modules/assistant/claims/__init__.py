"""The claim gate: what a reply may say to a customer.

Owns: the filling of `[[…]]` references and the cutting of sentences that commit the shop to
something the server did not read from its records in this turn.
Promises: no amount, discount, link, stock count, order number, date or payment status leaves
unless it is filled from a card or is a whole sentence the shop wrote in its knowledge.
Never: reads the clock, the network or a database; raises on any text.
"""

from handsel.modules.assistant.claims.gate import Cut, Gated, gate

__all__ = ["Cut", "Gated", "gate"]
