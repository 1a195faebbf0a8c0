"""Judges SCORM 2004 calls by the specification, more strictly than any LMS does.

Every call of a session is replayed against the data model, its order and its vocabularies, and
against our profile: no writes outside normal mode, score before statuses, nothing taken back,
every session suspended, no commit as the last call before Terminate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.scorm2004.data_model import (
    INTERACTION,
    PATTERNS,
    READABLE,
    RESPONSES,
    UNIQUE,
    WRITABLE,
    identifier,
)

_INTERACTION = re.compile(r"cmi\.interactions\.(0|[1-9]\d*)\.(.+)")
_PATTERN = re.compile(r"correct_responses\.(0|[1-9]\d*)\.pattern")
_OBJECTIVE = re.compile(r"objectives\.(0|[1-9]\d*)\.id")
MOST_INTERACTIONS = 250
MOST_CHARACTERS = 40_000
"""Names and values of one session; browsers carry 64 KiB while a page goes away."""
FINAL = {"cmi.completion_status": ("completed",), "cmi.success_status": ("passed",)}


@dataclass(slots=True)
class Session:
    """One launch as the calls of a SCO show it; ``faults`` lists what broke a rule."""

    values: dict[str, str] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    """What the LMS said when it was asked."""
    interactions: list[dict[str, str]] = field(default_factory=list)
    first_interaction: int = -1
    """How many the LMS already holds; -1: not asked."""
    state: str = "new"
    last: str = ""
    faults: list[str] = field(default_factory=list)

    def take(self, method: str, args: list[Any], result: Any) -> None:
        """Replays one call with the answer that it got."""
        fault = self._fault(method, args, result)
        self.last = method
        if fault:
            self.faults.append(f"{method}({', '.join(map(repr, args))}): {fault}")

    def _fault(self, method: str, args: list[Any], result: Any) -> str:
        if not all(isinstance(value, str) for value in args):
            return "an argument is no string"
        match method, args:
            case "Initialize" | "Terminate" | "Commit", [""]:
                return self._lifecycle(method)
            case "GetValue", [element]:
                return self._read(element, str(result))
            case "SetValue", [element, value]:
                return self._write(element, value, str(result))
            case "GetLastError", []:
                return ""
            case "GetErrorString" | "GetDiagnostic", [_]:
                return ""
            case _:
                return "no such call, or wrong arguments"

    def _lifecycle(self, method: str) -> str:
        before = self.state
        if method == "Initialize":
            self.state = "running"
            return "" if before == "new" else "initialised twice"
        if before != "running":
            return f"while {before}"
        if method == "Commit":
            return "" if self.is_writable else "where nothing counts"
        self.state = "terminated"
        return self._unfinished()

    def _unfinished(self) -> str:
        """What a session that counts must have said before it ends."""
        if self.last == "Commit":
            return "right behind a commit: Cornerstone answers that with nothing"
        size = sum(len(name) + len(value) for name, value in self.values.items())
        if size > MOST_CHARACTERS:
            return f"with {size} characters in one session"
        missing = {"cmi.session_time", "cmi.exit"} - set(self.values)
        return f"without {sorted(missing)}" if missing and self.is_writable else ""

    @property
    def is_writable(self) -> bool:
        is_normal = self.held.get("cmi.mode", "normal") in ("normal", "")
        return is_normal and self.held.get("cmi.credit") != "no-credit"

    def _read(self, element: str, result: str) -> str:
        if self.state != "running":
            return f"while {self.state}"
        if element not in READABLE:
            return "cannot be read"
        self.held[element] = result
        if element == "cmi.interactions._count":
            self.first_interaction = int(result) if result.isdecimal() else 0
        return ""

    def _write(self, element: str, value: str, result: str) -> str:
        if self.state != "running":
            return f"while {self.state}"
        if not self.is_writable:
            return "where nothing counts"
        if result != "true":
            return f"was refused with {result!r}"
        if match := _INTERACTION.fullmatch(element):
            fault = self._write_interaction(int(match[1]), match[2], value)
        elif element not in WRITABLE:
            fault = "cannot be written"
        elif not WRITABLE[element](value):
            fault = "illegal value"
        else:
            fault = self._order(element, value)
        self.values[element] = value
        return fault

    def _order(self, element: str, value: str) -> str:
        before = self.values.get(element, self.held.get(element, ""))
        match element:
            case "cmi.session_time" if element in self.values:
                return "twice in a session"
            case "cmi.exit" if value != "suspend":
                return "ends the attempt: the next launch would begin anew"
            case "cmi.completion_status" | "cmi.success_status":
                return self._status(element, before, value)
            case "cmi.score.scaled" if before and float(value) < float(before):
                return "a worse score"
            case "adl.nav.request" if "cmi.exit" not in self.values:
                return "before its exit"
            case _:
                return ""

    def _status(self, element: str, before: str, value: str) -> str:
        if before in FINAL[element] and value != before:
            return f"takes back {before}"
        if element == "cmi.success_status":
            known = {**self.held, **self.values}
            if not known.get("cmi.score.scaled"):
                return "before its score"
            if known.get("cmi.completion_status") not in ("completed", "incomplete"):
                return "before completion"
        return ""

    def _write_interaction(self, index: int, name: str, value: str) -> str:
        if self.first_interaction < 0:
            return "before the LMS was asked how many it holds"
        at = index - self.first_interaction
        if at < 0 or at > len(self.interactions):
            return f"index {index} is not the next (error 351)"
        if index >= MOST_INTERACTIONS:
            return "more interactions than every LMS keeps"
        if at == len(self.interactions):
            if name != "id":
                return "an interaction must begin with its id (error 408)"
            self.interactions.append({})
        record = self.interactions[at]
        fault = interaction_fault(record, name, value)
        record[name] = value
        return fault


def interaction_fault(record: Mapping[str, str], name: str, value: str) -> str:
    """What is wrong with one more value of an interaction."""
    if name == "id":
        if not identifier(value) or value.isdecimal():
            return "no readable identifier"
        return "an id is written once" if "id" in record else ""
    if name != "type" and "type" not in record:
        return "before its type (error 408)"
    if name in INTERACTION:
        return "" if INTERACTION[name](value) else "illegal value"
    if match := _OBJECTIVE.fullmatch(name):
        fault = _next(record, name, int(match[1]), _OBJECTIVE)
        return fault or ("" if identifier(value) else "illegal value")
    if match := _PATTERN.fullmatch(name):
        fault = _next(record, name, int(match[1]), _PATTERN)
        return fault or _feedback_fault(PATTERNS[record["type"]], record["type"], value)
    if name == "learner_response":
        return _feedback_fault(RESPONSES[record["type"]], record["type"], value)
    return "cannot be written"


def _next(record: Mapping[str, str], name: str, index: int, kind: re.Pattern[str]) -> str:
    count = sum(bool(kind.fullmatch(known)) for known in record)
    return "" if name in record or index == count else "index is not the next (error 351)"


def _feedback_fault(check: Any, kind: str, value: str) -> str:
    if not check(value):
        return f"no {kind} answer"
    items = [item.partition("[.]")[0] for item in value.split("[,]")]
    return "an item twice" if kind in UNIQUE and len(set(items)) < len(items) else ""


def faults(calls: Iterable[Mapping[str, Any]]) -> list[str]:
    """All broken rules in the calls of one launch: ``method``, ``args`` and ``result`` each."""
    session = Session()
    for call in calls:
        session.take(call["method"], list(call["args"]), call["result"])
    return session.faults
