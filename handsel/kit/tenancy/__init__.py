"""Every row of a business is fenced off by the database itself.

Owns: which business the current transaction works for, the base class of business-owned tables,
and the policies, keys and grants generated from it. Promises: no business set, no rows; another
business's row cannot be read, written or referred to. A person may read, across businesses, which
they belong to. Never sets anything for a whole session.
"""

from handsel.kit.tenancy.models import BusinessOwned, ForeignKey, SharedTable
from handsel.kit.tenancy.scope import NoBusiness, OtherBusiness, business, current, person

__all__ = [
    "BusinessOwned",
    "ForeignKey",
    "NoBusiness",
    "OtherBusiness",
    "SharedTable",
    "business",
    "current",
    "person",
]
