"""The shape of a thinker: something that turns one turn's context into a proposal.

Adapters live in `adapters/<company>/`; `registry.py` builds the configured ones and `chain.py`
asks them in order. Whatever goes wrong inside an adapter leaves it as one of the three failures
below, so that the chain never meets a provider's word.
"""

from dataclasses import dataclass
from typing import Protocol

from handsel.kit.errors import Failure
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.context import TurnContext


class ThinkerUnavailable(Failure):
    """The model could not be reached or refused the request."""

    code = "thinker_unavailable"
    status = 503

    def __init__(self, message: str = "", *, retryable: bool) -> None:
        super().__init__(message)
        self.retryable = retryable


class ThinkerTimedOut(Failure):
    """The model did not answer in time."""

    code = "thinker_timed_out"
    status = 504


class ThinkerAnswerInvalid(Failure):
    """The model answered something that is not a proposal.

    `outage` says that not even the provider's own envelope was readable (a proxy's HTML page),
    which tells something about the provider; words a customer can provoke tell nothing.
    """

    code = "thinker_answer_invalid"
    status = 502

    def __init__(self, message: str = "", *, outage: bool = False) -> None:
        super().__init__(message)
        self.outage = outage


@dataclass(frozen=True, slots=True)
class Thought:
    """A valid proposal and what it took. `cost_micro` is in millionths of a US dollar."""

    proposal: Proposal
    provider: str
    model: str
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micro: int | None = None


class Thinker(Protocol):
    """One model behind one provider. `name` (`provider/model`) is unique within a chain."""

    @property
    def name(self) -> str: ...

    def think(self, context: TurnContext, *, deadline: float) -> Thought:
        """Propose one turn before `deadline`, in seconds of `time.monotonic()`.

        Raises ThinkerUnavailable, ThinkerTimedOut or ThinkerAnswerInvalid.
        """
        ...
