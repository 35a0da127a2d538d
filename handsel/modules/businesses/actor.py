"""Who is acting: built once, on the edge, and handed down as the first argument."""

from dataclasses import dataclass
from uuid import UUID

from handsel.kit.errors import Forbidden
from handsel.modules.businesses.rules import Permission


@dataclass(frozen=True, slots=True)
class Actor:
    """A member acting for one business."""

    business_id: UUID
    member_id: UUID
    name: str
    permissions: frozenset[Permission]
    #: The API key they call by, if it is not they in person.
    key_id: UUID | None = None

    def require(self, permission: Permission) -> None:
        """Raise Forbidden when the actor lacks `permission`."""
        if permission not in self.permissions:
            raise Forbidden
