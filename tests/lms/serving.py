"""A web server for tests: packages below their names, and the scripts of ``tests/`` beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

TESTS = Path(__file__).parent.parent
FOLDERS = {
    "lms": TESTS / "lms",
    "runtime": TESTS / "runtime",
    "scorm-again": TESTS / "node_modules/scorm-again/dist",
}
"""Folders that pages may load from besides their package."""
TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "png": "image/png",
}

Packages = Mapping[str, Mapping[str, bytes]]


def _found(packages: Packages, address: str) -> bytes | None:
    folder, _, name = address.partition("?")[0].lstrip("/").partition("/")
    if folder in FOLDERS and (file := FOLDERS[folder] / name).is_file():
        return file.read_bytes()
    return packages.get(folder, {}).get(name)


@contextmanager
def serving(packages: Packages) -> Iterator[str]:
    """The address of a server on a free port of the loopback interface."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = _found(packages, self.path)
            kind = TYPES.get(self.path.partition("?")[0].rpartition(".")[2], "text/plain")
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            with suppress(ConnectionError):  # the window has gone
                self.wfile.write(body or b"")

        def log_message(self, format: str, *args: Any) -> None:
            """Silent: a test's output is for its failures."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
