"""A sandbox process and a gate that records, for tests that need the outside world."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx2

META_SECRET = "meta-secret"
STRIPE_SECRET = "whsec_outside"
_START_SECONDS = 15
_WAITING = ("pending_webhooks", "held_calls")


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Received:
    """One call that reached the gate."""

    path: str
    headers: dict[str, str]
    body: bytes


class RecordingGate:
    """Takes every webhook and answers the next status of ``statuses``, else 200."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.statuses: list[int] = []
        gate = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                gate.received.append(Received(self.path, headers, body))
                self.send_response(gate.statuses.pop(0) if gate.statuses else 200)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def forget(self) -> None:
        """Begin with nothing received."""
        self.received.clear()
        self.statuses.clear()

    def close(self) -> None:
        """Stop taking calls."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Outside:
    """One running sandbox, spoken to over HTTP only."""

    def __init__(self, state_dir: Path, gate_url: str) -> None:
        self.port, self.smtp_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._arguments = [
            f"--port={self.port}",
            f"--smtp-port={self.smtp_port}",
            f"--state-dir={state_dir}",
            f"--gate-url={gate_url}",
            f"--meta-app-secret={META_SECRET}",
            f"--stripe-webhook-secret={STRIPE_SECRET}",
            "--delivery-attempts=3",
            "--retry-seconds=0.02",
        ]
        self.http = httpx2.Client(base_url=self.url, timeout=20, trust_env=False, verify=False)
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([sys.executable, "-m", "sandbox", *self._arguments])
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            try:
                self.http.get("/_sandbox/health")
            except httpx2.TransportError:
                time.sleep(0.02)
            else:
                return process
        process.kill()
        raise TimeoutError("the sandbox did not start")

    def kill_and_restart(self) -> None:
        """``kill -9``, then start on the same folder."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = self._start()

    def stop(self) -> int:
        """SIGTERM; returns the exit status."""
        self._process.terminate()
        self.http.close()
        return self._process.wait(timeout=10)

    def control(self, call: str, **body: Any) -> Any:
        """One control call that must succeed."""
        answer = self.http.post(f"/_sandbox/{call}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def refused(self, call: str, **body: Any) -> str:
        """One control call that must be refused with 400; returns why."""
        answer = self.http.post(f"/_sandbox/{call}", json=body)
        assert answer.status_code == 400, answer.text
        return str(answer.json()["error"])

    def log(self, **query: Any) -> list[dict[str, Any]]:
        """The log; ``wait`` seconds for the first entry."""
        answer = self.http.get("/_sandbox/log", params=query)
        assert answer.status_code == 200, answer.text
        entries: list[dict[str, Any]] = answer.json()
        return entries

    def settle(self) -> None:
        """Wait until no webhook is waiting to be posted, and no late call to be done."""
        while any(self.http.get("/_sandbox/health").json()[name] for name in _WAITING):
            time.sleep(0.01)


@contextmanager
def running(state_dir: Path, gate_url: str) -> Iterator[Outside]:
    """A sandbox for as long as the block lasts."""
    outside = Outside(state_dir, gate_url)
    try:
        yield outside
    finally:
        outside.stop()
