"""Questions about uploads."""

from handsel.kit import tenancy
from handsel.modules.media.addresses import business_of, plain_name
from handsel.modules.media.models import Upload


def find_public(token: str, *, name: str) -> Upload | None:
    """The upload at a public address, with its bytes; None where there is none."""
    business_id = business_of(token)
    if business_id is None:
        return None
    with tenancy.business(business_id):
        found = Upload.objects.filter(token=token).first()
    return found if found and plain_name(found.filename) == name else None
