"""The one way a process says that it will not start."""

from handsel.kit.errors import Failure


class RefusedToStart(Failure):
    """This process will not start as it is configured."""

    code = "refused_to_start"
    status = 503
