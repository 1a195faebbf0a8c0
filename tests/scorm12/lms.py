"""An LMS for tests: serves a package on the loopback interface and keeps what is committed.

The run-time side is scorm-again in ``host.html``, which OpenOLAT ships as well. This is the other
half: what reached the server, and how a later launch finds it.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import Any, TypeVar

HERE = Path(__file__).parent
SCORM_AGAIN = HERE.parent / "node_modules/scorm-again/dist/scorm12.min.js"
TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "application/x-javascript",  # as Moodle and ILIAS say; no module would run
    "css": "text/css",
    "svg": "image/svg+xml",
    "png": "image/png",
}
FIRST: Mapping[str, Any] = {
    "core": {
        "student_id": "4711",
        "student_name": "Muster, Alex",
        "credit": "credit",
        "lesson_mode": "normal",
        "lesson_status": "not attempted",
        "entry": "ab-initio",
    }
}


@dataclass(slots=True)
class Lms:
    """``record`` is what the LMS holds of the learner; ``bodies`` are all commits that arrived."""

    files: Mapping[str, bytes]
    record: dict[str, Any] = field(default_factory=lambda: copy.deepcopy(dict(FIRST)))
    bodies: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""
    changed: Condition = field(default_factory=Condition)

    def take(self, body: bytes) -> None:
        """Keeps a commit: the last one is the truth."""
        with self.changed:
            self.bodies.append(json.loads(body))
            self.record = self.bodies[-1]["cmi"]
            self.changed.notify_all()

    def wait_for(self, commits: int) -> None:
        """Until so many commits have arrived; what ends a session comes after its window went."""
        with self.changed:
            if not self.changed.wait_for(lambda: len(self.bodies) >= commits, timeout=60):
                raise TimeoutError(f"{len(self.bodies)} of {commits} commits have arrived")

    def relaunch(self, **core: str) -> None:
        """What the next launch finds; ``core`` overrides, as for a review."""
        known = copy.deepcopy(self.record)
        suspended = known["core"].pop("exit", "") == "suspend"
        known["core"].pop("session_time", None)
        known["core"] = {**FIRST["core"], **known["core"]}
        known["core"]["entry"] = "resume" if suspended else ""
        known["core"] |= core
        self.record = known

    def answer(self, path: str) -> tuple[str, bytes] | None:
        """Content type and body for an address."""
        name = path.partition("?")[0].lstrip("/")
        if name == "cmi.json":
            return "application/json", json.dumps(self.record).encode()
        if name == "scorm12.min.js":
            return TYPES["js"], SCORM_AGAIN.read_bytes()
        if name in ("host.html", "host.js"):
            return TYPES[name.rpartition(".")[2]], (HERE / name).read_bytes()
        content = self.files.get(name.removeprefix("package/"))
        return None if content is None else (TYPES[name.rpartition(".")[2]], content)


def _handler(lms: Lms) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = lms.answer(self.path)
            self._send(200 if found else 404, *(found or ("text/plain", b"")))

        def do_POST(self) -> None:
            lms.take(self.rfile.read(int(self.headers["Content-Length"])))
            self._send(200, "application/json", b'{"result": "true", "errorCode": 0}')

        def _send(self, code: int, kind: str, body: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Silent: a test's output is for its failures."""

    return Handler


AnyLms = TypeVar("AnyLms", bound=Lms)


@contextmanager
def serving(lms: AnyLms) -> Iterator[AnyLms]:
    """The LMS on a free port of the loopback interface."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(lms))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    lms.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield lms
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
