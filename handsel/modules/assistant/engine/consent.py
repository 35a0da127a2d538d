"""The few words the server itself acts on: a plain yes, a wish for a person, a wish for silence."""


def says_yes(text: str) -> bool:
    """Whether the whole text is a plain confirmation: "yes please", not "yes but make it three"."""
    return False


def wants_person(text: str) -> bool:
    """Whether the customer asks to be served by a person."""
    return False


def wants_stop(text: str) -> bool:
    """Whether the customer wants no more automatic messages."""
    return False
