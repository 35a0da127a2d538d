"""The ways the gate says no."""

from handsel.kit.errors import Failure


class NotHere(Failure):
    """There is nothing at this address, or it is not configured."""

    code = "not_found"
    status = 404


class WrongMethod(Failure):
    """This address does not take this method."""

    code = "method_not_allowed"
    status = 405


class Misframed(Failure):
    """It is not clear which host the request is for, or where its body ends."""

    code = "bad_request"
    status = 400


class NotGenuine(Failure):
    """The signature does not prove the provider."""

    code = "not_genuine"
    status = 403


class TooLarge(Failure):
    """The body is larger than this address takes."""

    code = "too_large"
    status = 413


class TooSlow(Failure):
    """The body did not arrive in time."""

    code = "too_slow"
    status = 408


class CannotStore(Failure):
    """The events could not be stored; send them again."""

    code = "cannot_store"
    status = 503


class CallerGone(Failure):
    """The caller hung up before the end of the body; there is nobody to answer."""

    code = "caller_gone"
    status = 400
