"""What WhatsApp's own error codes mean for a message, beside what all of Graph's mean.

Source: Cloud API, error codes. A code is `retry` only where the provider says that it took nothing;
what it failed at for reasons of its own without saying so stays `unknown`.
"""

from typing import Final

from handsel.modules.channels.failures import FailureClass, SendFailed

WINDOW: Final = frozenset({131047})
RATE: Final = frozenset({4, 17, 32, 613, 80007, 130429, 131056})
REAUTH: Final = frozenset({0, 3, 10, 102, 190, 131005, *range(200, 300)})
#: Down for a while: maintenance, an overloaded service.
RETRY: Final = frozenset({131016, 131057, 133004})
#: What no second try mends: the receiver, the content, the template, or the account's own standing.
PERMANENT: Final = frozenset(
    {
        33, 100, 368, 130403, 130472, 130497, 131008, 131009, 131021, 131026, 131030, 131031,
        131037, 131042, 131045, 131048, 131049, 131050, 131051, 131052, 131053, 131055,
        132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069,
        133010, 134011, 135000, 1013,
    }
)  # fmt: skip
LONGEST_STATUS: Final = 3
PAIR: Final = 131056
#: One business may write to one customer about once in six seconds once a burst is used up.
PAIR_SECONDS: Final = 10.0


def classify(code: str) -> FailureClass | None:
    """The class of a code, or None for one that is not in the table."""
    number = int(code) if code.isascii() and code.isdigit() else -1
    for codes, failure in CLASSES:
        if number in codes:
            return failure
    return None


CLASSES: Final[tuple[tuple[frozenset[int], FailureClass], ...]] = (
    (WINDOW, "window"),
    (RATE, "rate"),
    (REAUTH, "reauth"),
    (RETRY, "retry"),
    (PERMANENT, "permanent"),
)


def in_our_words(failed: SendFailed) -> SendFailed:
    """A refused call by this table; what is not in it stays as Graph's own table has it."""
    code = failed.code.split("/")[0]
    # Below these it is a code of all of Graph's, or the HTTP status where there was no code.
    failure = classify(code) if len(code) > LONGEST_STATUS else None
    if failure is None:
        return failed
    after = failed.after_seconds
    if code == str(PAIR):
        after = max(after or 0.0, PAIR_SECONDS)
    return SendFailed(failure, failed.reason, code=failed.code, after_seconds=after)
