"""The ways the stream says no."""

from handsel.kit.errors import Failure


class NotSignedIn(Failure):
    """There is no session, or it is over."""

    code = "unauthenticated"
    status = 401


class NotOurOrigin(Failure):
    """A page of somebody else's asks."""

    code = "forbidden"
    status = 403


class NeedsFactor(Failure):
    """This role listens only when signed in with a second factor."""

    code = "second_factor_required"
    status = 403


class NotTheirs(Failure):
    """There is no such business, or they do not work there."""

    code = "not_found"
    status = 404


class TooManyStreams(Failure):
    """This user has as many streams open as one may."""

    code = "too_many_streams"
    status = 429


class NoRoom(Failure):
    """This gate holds as many streams as it can, or is about to end; come again."""

    code = "no_room"
    status = 503


class CannotLook(Failure):
    """The database did not answer; come again."""

    code = "cannot_look"
    status = 503
