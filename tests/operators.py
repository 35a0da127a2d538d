"""Kim, who runs the installation of the tests: an operator with a password and an app of codes."""

from dataclasses import dataclass, field
from time import time
from uuid import uuid4

from handsel.kit.clock import now
from handsel.kit.totp import code_at, make_secret, step_at
from handsel.modules.operators import actions
from handsel.modules.operators.models import Operator
from tests.roles import as_role

PASSWORD = "seven grey herons at dawn"


@dataclass(slots=True)
class Kim:
    """An operator, with what only they have."""

    operator: Operator
    email: str
    secret: str = field(repr=False)
    _step: int = 0

    def code(self) -> str:
        """A code that was not used: the newest that is good, and after it that of the next step."""
        self._step = max(self._step + 1, step_at(time()))
        return code_at(self.secret, self._step)


def hire(database: dict[str, str]) -> Kim:
    """A new operator, made as the schema's owner makes one."""
    email, secret = f"kim.{uuid4().hex}@example.com", make_secret()
    # The step before counts too, so that codes from now on are unused.
    before = code_at(secret, step_at(time()) - 1)
    with as_role(database["admin"]):
        operator = actions.add(
            email=email, name="Kim", password=PASSWORD, totp_secret=secret, code=before, now=now()
        )
    return Kim(operator, email, secret)
