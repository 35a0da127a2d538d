"""What a message is to a shop before anybody answers it: a customer's, abuse, spam.

Owns: the lexicons of abuse, of unsolicited offers and of attempts to steer a model, in eight
languages, and how their words are composed into a judgement; what is to
be done about a burst.
Promises: a customer who curses and wants something is a rude customer, not an abuser; each
judgement says which words led to it.
Never: reads the clock, the network or a database; raises.
"""

from handsel.modules.assistant.moderation.conduct import Conduct, conduct_of
from handsel.modules.assistant.moderation.judge import Judgement, Label, judge

__all__ = ["Conduct", "Judgement", "Label", "conduct_of", "judge"]
