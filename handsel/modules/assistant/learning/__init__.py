"""What the members of one shop taught its assistant.

Owns: examples, each a customer's question with what it means or the entry that answers it.
Promises: an example is written only by a member's own act, counts for that member's shop alone
from the next message on, and is forgotten as easily. Never: learns from customers by itself.
"""
