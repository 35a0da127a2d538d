"""A mail server that takes every letter, keeps it, and logs what it says. No route leads out."""

import asyncio
import email
import email.policy
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.message import EmailMessage

from sandbox.faults import Fault, Subject
from sandbox.web import Json, Request, Response, Route
from sandbox.world import World

_MAX_BYTES = 25 * 1024 * 1024
_LINE_LIMIT = 64 * 1024
_PATH = re.compile(r"(?:FROM|TO):\s*<([^<>\s]*)>(.*)", re.IGNORECASE)
_REPLY_OF_KIND = {
    "error_before": "451 4.3.0 The sandbox was told to fail",
    "rate_limited": "421 4.7.0 Too many messages, try again later",
}


@dataclass(slots=True)
class Envelope:
    """Who a letter is from and for, as the SMTP dialogue said."""

    sender: str | None = None
    recipients: list[str] = field(default_factory=list)


class Mail:
    """The provider. It has no HTTP routes; it listens on its own port."""

    name = "mail"

    def __init__(self, world: World) -> None:
        self._world = world
        self._folder = world.settings.state_dir / "mail"

    def routes(self) -> Iterable[Route]:
        """None."""
        return ()

    def about(self, _request: Request) -> Subject:
        """There are no accounts."""
        return Subject("mail")

    def refusal(self, _rule: Fault) -> Response:
        """Never asked for: mail is not HTTP."""
        return Response(status=500)

    def forget(self) -> None:
        """Letters on disk stay; the log tells which are new."""

    async def listen(self) -> asyncio.Server:
        """Open the SMTP port."""
        port = self._world.settings.smtp_port
        return await asyncio.start_server(self._serve, "127.0.0.1", port, limit=_LINE_LIMIT)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await Dialogue(self, reader, writer).run()
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            pass
        finally:
            writer.close()

    def fault(self) -> Fault | None:
        """The rule to play on the next letter, if any."""
        return self._world.faults.for_call(Subject("mail"), operation="send", main=True)

    def receive(self, envelope: Envelope, raw: bytes) -> None:
        """Keep one letter and log it."""
        message = email.message_from_bytes(raw, policy=email.policy.default)
        number = self._world.log.last_seq + 1
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{number:08d}.eml"
        path.write_bytes(raw)
        self._world.log.append(
            "mail",
            "mail",
            to=envelope.recipients,
            sender=envelope.sender,
            file=str(path),
            **{"from": str(message.get("From", ""))},
            reply_to=message.get("Reply-To"),
            subject=str(message.get("Subject", "")),
            message_id=message.get("Message-ID"),
            text=_part(message, "plain"),
            html=_part(message, "html"),
            attachments=[_attachment(part) for part in message.iter_attachments()],
        )


def _part(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body((kind,))
    if part is None:
        return None
    try:
        content = str(part.get_content())
    except (LookupError, UnicodeError):
        # A letter in a charset nobody knows is logged all the same.
        content = bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")
    return content.replace("\r\n", "\n")


def _attachment(part: EmailMessage) -> Json:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return {
        "filename": part.get_filename(),
        "content_type": part.get_content_type(),
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


class Dialogue:
    """One SMTP connection."""

    def __init__(
        self, mail: Mail, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._mail = mail
        self._reader = reader
        self._writer = writer
        self._envelope = Envelope()

    async def run(self) -> None:
        """Greet, and answer commands until the caller leaves."""
        self._say("220 sandbox ESMTP")
        while line := await self._reader.readline():
            verb, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
            if verb.upper() == "QUIT":
                self._say("221 2.0.0 Bye")
                return
            if not await self._command(verb.upper(), rest):
                return
            await self._writer.drain()

    def _say(self, *lines: str) -> None:
        self._writer.write("".join(f"{line}\r\n" for line in lines).encode())

    async def _command(self, verb: str, rest: str) -> bool:
        """Answer one command; False when the connection must end."""
        match verb:
            case "EHLO":
                self._say("250-sandbox", f"250-SIZE {_MAX_BYTES}", "250-8BITMIME", "250 SMTPUTF8")
            case "HELO" | "NOOP" | "RSET":
                self._envelope = Envelope()
                self._say("250 2.0.0 OK")
            case "MAIL" | "RCPT":
                self._say(self._address(verb, rest))
            case "DATA":
                return await self._data()
            case _:
                self._say("502 5.5.2 Command not recognized")
        return True

    def _address(self, verb: str, rest: str) -> str:
        matched = _PATH.match(rest)
        if matched is None:
            return "501 5.1.7 Bad address"
        if verb == "MAIL":
            self._envelope = Envelope(sender=matched[1])
        elif self._envelope.sender is None:
            return "503 5.5.1 Send MAIL first"
        else:
            self._envelope.recipients.append(matched[1])
        return "250 2.1.0 OK"

    async def _data(self) -> bool:
        if not self._envelope.recipients:
            self._say("503 5.5.1 Send RCPT first")
            return True
        self._say("354 End with <CRLF>.<CRLF>")
        raw = await self._read_letter()
        rule = self._mail.fault()
        if rule and rule.kind in _REPLY_OF_KIND:
            self._say(_REPLY_OF_KIND[rule.kind])
            return True
        if rule is None or rule.kind.endswith("_after"):
            self._mail.receive(self._envelope, raw)
        self._envelope = Envelope()
        if rule is None:
            self._say("250 2.0.0 OK")
            return True
        return await self._misbehave(rule)

    async def _misbehave(self, rule: Fault) -> bool:
        """Answer nothing: at once, or after holding the caller for a while."""
        if rule.kind == "error_after":
            self._say("451 4.3.0 The sandbox was told to fail")
            return True
        if not rule.kind.startswith("reset"):
            await asyncio.sleep(rule.wait_seconds(30.0))
        self._writer.transport.abort()
        return False

    async def _read_letter(self) -> bytes:
        lines: list[bytes] = []
        size = 0
        while (line := await self._reader.readline()) not in {b".\r\n", b".\n"}:
            if not line:
                raise ConnectionError
            size += len(line)
            if size > _MAX_BYTES:
                raise ConnectionError
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)
