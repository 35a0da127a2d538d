"""The keys PayPal signs webhooks with: fetched from its own hosts only, checked, kept a while.

Anybody can make us look for a certificate, so few are fetched, one at a time, small and in little
time, and one that was not there is not looked for again soon.
"""

import asyncio
import ssl
from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from handsel.edge.gate.refusals import CannotStore
from handsel.kit.addresses import is_loopback
from handsel.modules.commerce.payments.adapters.paypal.proof import (
    NotTrusted,
    is_pinned,
    read_key,
)

if TYPE_CHECKING:
    from handsel.kit.http import Answer

FETCH_SECONDS: Final = 3.0
LARGEST: Final = 65_536
MOST_KEPT: Final = 16
#: A certificate is checked anew after a day, and before its own end.
KEPT: Final = timedelta(days=1)
REFUSED: Final = timedelta(minutes=5)
MOST_A_MINUTE: Final = 20


@dataclass(frozen=True, slots=True)
class _Known:
    key: RSAPublicKey | None
    until: datetime


class Certificates:
    """The certificates of one PayPal API. `ca_file` holds the roots to trust, or the system's."""

    def __init__(
        self, *, api_url: str, ca_file: str = "", transport: Any = None, resolve: Any = None
    ) -> None:
        self._api_url = api_url
        self._ca_file = ca_file
        self._transport = transport
        self._resolve = resolve
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._fetched: deque[datetime] = deque()
        self._turn = asyncio.Lock()

    async def find(self, url: str, *, now: datetime) -> RSAPublicKey | None:
        """The key at an address, or None where it is not PayPal's. Raises CannotStore when it
        cannot be had at this moment."""
        if not is_pinned(url, api_url=self._api_url):
            return None
        async with self._turn:
            known = self._known.get(url)
            if known is None or known.until <= now:
                known = await self._look(url, now=now)
                self._known[url] = known
                self._known.move_to_end(url)
                while len(self._known) > MOST_KEPT:
                    self._known.popitem(last=False)
        return known.key

    async def _look(self, url: str, *, now: datetime) -> _Known:
        pem = await self._fetch(url, now=now)
        if pem is None:
            return _Known(None, now + REFUSED)
        try:
            key, ends_at = read_key(pem, roots=self._roots(), api_url=self._api_url, now=now)
        except NotTrusted:
            return _Known(None, now + REFUSED)
        return _Known(key, min(now + KEPT, ends_at))

    async def _fetch(self, url: str, *, now: datetime) -> bytes | None:
        """The PEM text, or None where there is none. Raises CannotStore."""
        while self._fetched and self._fetched[0] <= now - timedelta(minutes=1):
            self._fetched.popleft()
        if len(self._fetched) >= MOST_A_MINUTE:
            raise CannotStore
        self._fetched.append(now)
        answer = await self._call(url)
        if answer is None:
            return None
        if answer.status >= 500 or answer.status == 429:
            raise CannotStore
        return answer.body if answer.status == 200 else None

    async def _call(self, url: str) -> "Answer | None":
        # A gate that PayPal never calls does without the client.
        from handsel.kit.http import EgressFailed, EgressRefused, EgressTooLarge, Limits, fetch

        limits = Limits(
            seconds=FETCH_SECONDS,
            largest=LARGEST,
            loopback=is_loopback(urlsplit(self._api_url).hostname or ""),
        )
        try:
            return await fetch(url, limits=limits, resolve=self._resolve, transport=self._transport)
        except EgressTooLarge:
            return None
        except (EgressFailed, EgressRefused) as error:
            raise CannotStore from error

    def _roots(self) -> list[x509.Certificate]:
        for path in (self._ca_file,) if self._ca_file else _system_files():
            try:
                return x509.load_pem_x509_certificates(Path(path).read_bytes())
            except OSError:
                continue
        raise CannotStore


def _system_files() -> tuple[str, ...]:
    told = ssl.get_default_verify_paths()
    folder = told.capath or told.openssl_capath
    return tuple(filter(None, (told.cafile, f"{folder}/ca-certificates.crt", told.openssl_cafile)))
