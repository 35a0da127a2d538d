"""What a shop settled about its assistant, in three chapters: manner, hours and allowance.

Owns: how it speaks, when people are there, and what it may do without one.
Promises: every chapter holds from the next message on; what is not allowed is refused by the
server when a command is carried out, whoever proposed it.
Never: takes away that the assistant says it is one, that a person can be asked for, or that
automatic messages can be stopped.
"""
