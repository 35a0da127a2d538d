"""Who is acting: built once, on the edge, and handed down as the first argument."""

from dataclasses import dataclass
from uuid import UUID

from handsel.kit.errors import Failure, Forbidden
from handsel.modules.businesses.rules import IN_PERSON, STEP_UP, Permission


class ReauthenticationRequired(Failure):
    """Prove again that it is you: this needs a proof of the last five minutes."""

    code = "reauthentication_required"
    status = 401


@dataclass(frozen=True, slots=True)
class Actor:
    """A member acting for one business, in person or by an API key of theirs.

    `fresh` says that the person proved who they are within the last five minutes; a key never is.
    """

    business_id: UUID
    member_id: UUID
    name: str
    permissions: frozenset[Permission]
    session_id: UUID | None = None
    #: The API key they call by, if it is not they in person.
    key_id: UUID | None = None
    #: The access by which an operator reads here, who is no member.
    support_id: UUID | None = None
    fresh: bool = False

    def require(self, permission: Permission) -> None:
        """Raise Forbidden when the actor lacks `permission`, or it is not for keys.

        Raises ReauthenticationRequired when a person's proof is too old for it.
        """
        if permission not in self.permissions:
            raise Forbidden
        if self.key_id is not None:
            if permission in IN_PERSON:
                raise Forbidden("Only a person who is signed in may do this.")
        elif permission in STEP_UP and not self.fresh:
            raise ReauthenticationRequired
