"""The operators' pages: what there is in the installation, to be looked at and seldom mended.

Promises: nobody sees a page without password and one-time code; whatever writes needs both again
within five minutes. Never: a secret, what customers wrote, or a change of money or of a price.
"""

from handsel.edge.ops.admin import attention, people, shops, support
from handsel.edge.ops.admin.site import site

__all__ = ["attention", "people", "shops", "site", "support"]
