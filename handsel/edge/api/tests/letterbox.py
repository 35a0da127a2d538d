"""What people find in their letterboxes: every letter that waits, handed over as it would be."""

import re
from uuid import UUID

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import connection

from handsel.modules.notifications import personal_sending, sending

_PENDING = (
    "SELECT args->>'business_id', args->>'mail_id', id FROM procrastinate_jobs"
    " WHERE task_name IN ('send_mail', 'send_personal_mail') AND id > %s ORDER BY id"
)
_LAST = "SELECT coalesce(max(id), 0) FROM procrastinate_jobs"


class Letterbox:
    """A mail server that takes every letter written since it was put up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._taken: list[EmailMultiAlternatives] = []
        with connection.cursor() as cursor:
            cursor.execute(_LAST)
            (self._seen,) = cursor.fetchone()

        def take(letter: EmailMultiAlternatives) -> int:
            self._taken.append(letter)
            return 1

        monkeypatch.setattr(EmailMultiAlternatives, "send", take)

    def delivered(self) -> list[EmailMultiAlternatives]:
        """All letters so far, the first first."""
        with connection.cursor() as cursor:
            cursor.execute(_PENDING, [self._seen])
            waiting = cursor.fetchall()
        for business_id, mail_id, job_id in waiting:
            if business_id:
                sending.send(business_id=UUID(business_id), mail_id=UUID(mail_id))
            else:
                personal_sending.send(UUID(mail_id))
            self._seen = job_id
        return self._taken

    def token_for(self, email: str) -> str:
        """The token in the newest invitation to an address."""
        letter = next(one for one in reversed(self.delivered()) if email in one.to)
        found = re.search(r"/invitations/([\w-]+)", str(letter.body))
        assert found
        return found[1]
