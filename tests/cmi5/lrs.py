"""An LMS with its LRS for tests: launches a package, speaks HTTP and refuses every broken rule.

The package and the LRS are two hosts (ports), as in practice, so that browsers ask before each kind
of request; with ``tls`` the LRS speaks https.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from time import sleep
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from tests.cmi5.rules import SESSION_ID, Enrolment, Fault, Session
from tests.scorm12.lms import TYPES

ACTOR = {
    "objectType": "Agent",
    "account": {"homePage": "https://lms.example.org", "name": "4711 &+ä"},
}
REGISTRATION = "6f6c1d0e-8f3b-4a7c-9b1e-0a4f7b8a2d11"
ACTIVITY = "https://lms.example.org/au/1?course=2"
PREFERENCES = {"languagePreference": "de-DE,en", "audioPreference": "on"}
ALLOWED = "authorization, content-type, x-experience-api-version, if-match, if-none-match"


@dataclass(slots=True)
class Answer:
    status: int
    body: Any = None
    tag: str = ""


@dataclass(slots=True)
class Lrs:
    """One learner's enrolment in one package; ``sessions`` are the launches so far.

    ``down`` answers 503 to so many requests, ``tags`` says whether documents have ETags.
    """

    files: Mapping[str, bytes]
    data: dict[str, Any] = field(default_factory=dict)
    tags: bool = True
    down: int = 0
    lost: set[str] = field(default_factory=set)
    """Addresses (last parts) that nobody finds."""
    patience: float = 0
    """Seconds until a browser that asks first is answered; it may not remember the answer."""
    forms: int = 0
    """Requests so far in the alternate syntax."""
    address: str = ""
    page: str = ""
    state: dict[str, Any] = field(default_factory=dict)
    sessions: list[Session] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    requests: list[tuple[str, str, Mapping[str, str]]] = field(default_factory=list)
    tokens: dict[str, bool] = field(default_factory=dict)
    """Tokens of the launches, and whether each was fetched."""
    changed: Condition = field(default_factory=Condition)
    enrolment: Enrolment = field(default_factory=Enrolment)

    def launch(self, **data: Any) -> str:
        """A new session; the address that opens the course."""
        number = len(self.sessions) + 1
        template = {
            "contextActivities": {"grouping": [{"id": "https://example.org/kurswerk/tiny/au"}]},
            "extensions": {SESSION_ID: f"session-{number}", "https://lms.example.org/x": {"a": 1}},
            "platform": "Beispiel-LMS",
        }
        known = {"launchMode": "Normal", "moveOn": "CompletedAndPassed", "masteryScore": 0.7}
        launch_data = {"contextTemplate": template, **known, **self.data, **data}
        if launch_data["masteryScore"] is None:
            del launch_data["masteryScore"]
        session = Session(ACTOR, REGISTRATION, ACTIVITY, launch_data, self.enrolment)
        self.sessions.append(session)
        self.tokens[f"dG9rZW4{number}="] = False
        query = {
            "registration": REGISTRATION,
            "activityId": ACTIVITY,
            "actor": json.dumps(ACTOR),
            "fetch": f"{self.address}/fetch?launch={number}",
            "endpoint": f"{self.address}/xapi",
        }
        return f"{self.page}/package/index.html?{urlencode(query, quote_via=quote)}"

    @property
    def session(self) -> Session:
        return self.sessions[-1]

    @property
    def kept(self) -> dict[str, Any]:
        """The document that the course keeps in the State resource."""
        found: dict[str, Any] = self.state.get("kurswerk", {})
        return found

    def wait_for(self, verb: str) -> None:
        """Until a statement has arrived; the test's own time limit ends the wait."""
        with self.changed:
            if not self.changed.wait_for(lambda: verb in self.session.verbs, timeout=60):
                raise TimeoutError(f"no {verb} statement; got {self.session.verbs}, {self.faults}")

    def wait_for_state(self, **values: Any) -> None:
        """Until the document holds these values."""

        def holds() -> bool:
            return all(self.kept.get(key) == value for key, value in values.items())

        with self.changed:
            if not self.changed.wait_for(holds, timeout=60):
                raise TimeoutError(f"{values} not in {self.kept}; {self.faults}")

    def answer(self, method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """One request to LMS or LRS, judged and answered."""
        with self.changed:
            try:
                return self._answer(method, address, headers, body)
            finally:
                self.changed.notify_all()

    def _answer(self, method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer:
        parts = urlsplit(address)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        self.requests.append((method, address, headers))
        if "method" in query:
            self.forms += 1
            method, query, headers, body = _unfolded(query["method"], body)
        if self.down:
            self.down -= 1
            return Answer(503)
        if any(parts.path.endswith(name) or query.get("stateId") == name for name in self.lost):
            return Answer(404)
        if parts.path == "/fetch":
            return self._fetch(method, int(query["launch"]))
        broken = self._request_faults(parts.path, query, headers)
        session = self._session(headers)
        if session and not broken:
            match parts.path.removeprefix("/xapi/"), method:
                case "statements", "POST":
                    return self._statements(session, json.loads(body))
                case "activities/state", _:
                    return self._state(session, method, query["stateId"], headers, body)
                case "agents/profile", "GET":
                    session.has_read_preferences = True
                    return Answer(200, PREFERENCES)
                case _:
                    broken = [("4.1.0.0-1", f"{method} {parts.path} is no request of xAPI")]
        return self._refuse(broken)

    def _session(self, headers: Mapping[str, str]) -> Session | None:
        """The launch that a request belongs to; a last one may come while the next begins."""
        token = headers.get("authorization", "").removeprefix("Basic ")
        if not self.tokens.get(token):
            return None
        return self.sessions[list(self.tokens).index(token)]

    def _refuse(self, broken: list[Fault]) -> Answer:
        self.faults += broken
        return Answer(403, {"faults": broken})

    def _fetch(self, method: str, number: int) -> Answer:
        if method != "POST":
            return self._refuse([("8.2.1.0-2", f"{method} for the token")])
        token = list(self.tokens)[number - 1]
        if self.tokens[token]:
            return Answer(200, {"error-code": "1", "error-text": "The token is already in use."})
        self.tokens[token] = True
        return Answer(200, {"auth-token": token})

    def _request_faults(
        self, path: str, query: Mapping[str, str], headers: Mapping[str, str]
    ) -> list[Fault]:
        found: list[Fault] = []
        if self._session(headers) is None:
            found.append(("8.1.2.0-5", f"authorization {headers.get('authorization')!r}"))
        if not headers.get("x-experience-api-version", "").startswith("1.0"):
            found.append(("7.0.0.0-2", "no version of xAPI"))
        if not path.endswith("statements"):
            if json.loads(query.get("agent", "{}")) != ACTOR:
                found.append(("8.1.3.0-3", "another agent"))
            if path.endswith("profile") and query.get("profileId") != "cmi5LearnerPreferences":
                found.append(("11.0.0.0-4", "another profile"))
        if path.endswith("state"):
            if query.get("registration") != REGISTRATION:
                found.append(("8.1.4.0-3", "another registration"))
            if query.get("activityId") != ACTIVITY:
                found.append(("8.1.5.0-5", "another activity"))
        return found

    def _statements(self, session: Session, sent: Any) -> Answer:
        statements = sent if isinstance(sent, list) else [sent]
        held = {each["id"]: each for every in self.sessions for each in every.statements}
        if any(each["id"] in held and each != held[each["id"]] for each in statements):
            return Answer(409)
        for statement in statements:
            if statement["id"] in held:
                continue
            broken = session.take(statement)
            if broken:
                return self._refuse(broken)
        return Answer(200, [statement["id"] for statement in statements])

    def _state(
        self, session: Session, method: str, name: str, headers: Mapping[str, str], body: bytes
    ) -> Answer:
        if name == "LMS.LaunchData":
            if method != "GET":
                return self._refuse([("10.2.1.0-5", f"{method} for the launch data")])
            session.has_read_launch_data = True
            return Answer(200, session.data)
        held = self.state.get(name)
        tag = _tag(held) if self.tags and held is not None else ""
        if method == "GET":
            return Answer(404) if held is None else Answer(200, held, tag)
        mode = session.data["launchMode"]
        if mode != "Normal" or method != "PUT":
            return self._refuse([("10.2.2.0-3", f"{method} of a document in {mode}")])
        if headers.get("if-match", tag) != tag:
            return Answer(412)
        if headers.get("if-none-match") == "*" and held is not None:
            return Answer(412)
        self.state[name] = json.loads(body)
        return Answer(204, tag=_tag(self.state[name]) if self.tags else "")


def _unfolded(method: str, body: bytes) -> tuple[str, dict[str, str], dict[str, str], bytes]:
    """A request in the alternate syntax of xAPI as the request that it stands for."""
    fields = {key: values[0] for key, values in parse_qs(body.decode()).items()}
    names = (
        "Authorization",
        "X-Experience-API-Version",
        "Content-Type",
        "If-Match",
        "If-None-Match",
    )
    headers = {name.lower(): fields.pop(name) for name in names if name in fields}
    return method, fields, headers, fields.pop("content", "").encode()


def _tag(content: Any) -> str:
    return f'"{sha1(json.dumps(content, sort_keys=True).encode()).hexdigest()}"'


class _Quiet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for key, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: a test's output is for its failures."""


def _pages(lrs: Lrs) -> type[BaseHTTPRequestHandler]:
    class Pages(_Quiet):
        """The LMS as a web server: the package, and the page to return to."""

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            content = lrs.files.get(path.removeprefix("/package/"))
            if path == "/back":
                content, path = b"<!DOCTYPE html><title>Zur\xc3\xbcck</title>", "/back.html"
            kind = TYPES[path.rpartition(".")[2]] if content is not None else "text/plain"
            self.reply(404 if content is None else 200, {"Content-Type": kind}, content or b"")

    return Pages


def _records(lrs: Lrs) -> type[BaseHTTPRequestHandler]:
    class Records(_Quiet):
        """The LRS, on a host of its own."""

        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            headers = {key.lower(): value for key, value in self.headers.items()}
            found = lrs.answer(self.command, self.path, headers, self.rfile.read(length))
            sent = {**self.shared(), "Content-Type": "application/json"}
            if found.tag:
                sent["ETag"] = found.tag
            body = b"" if found.body is None else json.dumps(found.body).encode()
            self.reply(found.status, sent, body)

        def shared(self) -> dict[str, str]:
            return {
                "Access-Control-Allow-Origin": self.headers.get("Origin", "*"),
                "Access-Control-Allow-Headers": ALLOWED,
                "Access-Control-Allow-Methods": "GET, POST, PUT",
                "Access-Control-Expose-Headers": "ETag",
                "Access-Control-Max-Age": "0" if lrs.patience else "600",
            }

        def do_OPTIONS(self) -> None:
            sleep(lrs.patience)
            self.reply(204, self.shared(), b"")

        def do_GET(self) -> None:
            self.answer()

        def do_POST(self) -> None:
            self.answer()

        def do_PUT(self) -> None:
            self.answer()

    return Records


@contextmanager
def serving(lrs: Lrs, certificate: Path) -> Iterator[Lrs]:
    """LMS and LRS on free ports of the loopback interface; the LRS speaks https."""
    pages = ThreadingHTTPServer(("127.0.0.1", 0), _pages(lrs))
    records = ThreadingHTTPServer(("127.0.0.1", 0), _records(lrs))
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(certificate)
    records.socket = secure.wrap_socket(
        records.socket, server_side=True, do_handshake_on_connect=False
    )
    lrs.page = f"http://127.0.0.1:{pages.server_port}"
    lrs.address = f"https://127.0.0.1:{records.server_port}"
    threads = [Thread(target=each.serve_forever, daemon=True) for each in (pages, records)]
    for thread in threads:
        thread.start()
    try:
        yield lrs
    finally:
        for server in (pages, records):
            server.shutdown()
            server.server_close()
        for thread in threads:
            thread.join()
