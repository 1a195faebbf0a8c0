"""Judges SCORM 1.2 calls by the specification, more strictly than any LMS does.

Written from the run-time specification's tables, not from our runtime: every call of a session is
replayed against the data model, its vocabularies and formats, and against our profile (no writes
outside normal mode, score before a final status, completion never taken back).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Check = Callable[[str], bool]


def _pattern(expression: str) -> Check:
    compiled = re.compile(expression)
    return lambda value: compiled.fullmatch(value) is not None


def _text(longest: int) -> Check:
    return lambda value: len(value) <= longest


def _word(*words: str) -> Check:
    return lambda value: value in words


def _score(value: str) -> bool:
    return value == "" or (decimal(value) and 0 <= float(value) <= 100)


def _weighting(value: str) -> bool:
    return decimal(value) and -100 <= float(value) <= 100


def _result(value: str) -> bool:
    return value in ("correct", "wrong", "unanticipated", "neutral") or decimal(value)


decimal = _pattern(r"-?\d+(\.\d+)?")
identifier = _pattern(r"[!-~]{1,255}")
clock = _pattern(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?")
timespan = _pattern(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?")

TYPES = (
    "true-false",
    "choice",
    "fill-in",
    "matching",
    "performance",
    "likert",
    "sequencing",
    "numeric",
)
FEEDBACK: Mapping[str, Check] = {
    "true-false": _word("0", "1", "t", "f"),
    "choice": _pattern(r"[0-9a-z](,[0-9a-z]){0,35}"),
    "fill-in": _text(255),
    "matching": _pattern(r"[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z]){0,35}"),
    "performance": _text(255),
    "likert": _pattern(r"[0-9a-z]?"),
    "sequencing": _pattern(r"[0-9a-z](,[0-9a-z]){0,35}"),
    "numeric": decimal,
}
UNIQUE = ("choice", "sequencing")
"""Types whose characters may occur once only."""

READABLE = (
    "cmi.core._children",
    "cmi.core.student_id",
    "cmi.core.student_name",
    "cmi.core.lesson_location",
    "cmi.core.credit",
    "cmi.core.lesson_status",
    "cmi.core.entry",
    "cmi.core.score._children",
    "cmi.core.score.raw",
    "cmi.core.score.min",
    "cmi.core.score.max",
    "cmi.core.total_time",
    "cmi.core.lesson_mode",
    "cmi.suspend_data",
    "cmi.launch_data",
    "cmi.interactions._children",
    "cmi.interactions._count",
)
WRITABLE: Mapping[str, Check] = {
    "cmi.core.lesson_location": _text(255),
    "cmi.core.lesson_status": _word("passed", "completed", "failed", "incomplete", "browsed"),
    "cmi.core.exit": _word("time-out", "suspend", "logout", ""),
    "cmi.core.session_time": timespan,
    "cmi.core.score.raw": _score,
    "cmi.core.score.min": _score,
    "cmi.core.score.max": _score,
    "cmi.suspend_data": _text(4096),
}
INTERACTION: Mapping[str, Check] = {
    "id": identifier,
    "time": clock,
    "type": _word(*TYPES),
    "weighting": _weighting,
    "result": _result,
    "latency": timespan,
}
_INTERACTION = re.compile(r"cmi\.interactions\.(0|[1-9]\d*)\.(.+)")
_PATTERN = re.compile(r"correct_responses\.(0|[1-9]\d*)\.pattern")
_OBJECTIVE = re.compile(r"objectives\.(0|[1-9]\d*)\.id")
FINAL = ("completed", "passed")


@dataclass(slots=True)
class Session:
    """One launch as the calls of a SCO show it; ``faults`` lists what broke a rule."""

    values: dict[str, str] = field(default_factory=dict)
    interactions: list[dict[str, str]] = field(default_factory=list)
    first_interaction: int = -1
    """How many the LMS already holds; -1: not asked."""
    state: str = "new"
    mode: str = "normal"
    credit: str = "credit"
    status: str = ""
    faults: list[str] = field(default_factory=list)

    def take(self, method: str, args: list[Any], result: Any) -> None:
        """Replays one call with the answer that it got."""
        fault = self._fault(method, args, result)
        if fault:
            self.faults.append(f"{method}({', '.join(map(repr, args))}): {fault}")

    def _fault(self, method: str, args: list[Any], result: Any) -> str:
        if not all(isinstance(value, str) for value in args):
            return "an argument is no string"
        match method, args:
            case "LMSInitialize" | "LMSFinish" | "LMSCommit", [""]:
                return self._lifecycle(method)
            case "LMSGetValue", [element]:
                return self._read(element, str(result))
            case "LMSSetValue", [element, value]:
                return self._write(element, value, str(result))
            case "LMSGetLastError", []:
                return ""
            case "LMSGetErrorString" | "LMSGetDiagnostic", [_]:
                return ""
            case _:
                return "no such call, or wrong arguments"

    def _lifecycle(self, method: str) -> str:
        before = self.state
        if method == "LMSInitialize":
            self.state = "running"
            return "" if before == "new" else "initialised twice"
        if before != "running":
            return f"while {before}"
        if method == "LMSFinish":
            self.state = "finished"
            return self._unfinished()
        return ""

    def _unfinished(self) -> str:
        """What a session that wrote anything must have said before it ends."""
        if not self.writable:
            return ""
        missing = {"cmi.core.session_time", "cmi.core.exit"} - set(self.values)
        return f"without {sorted(missing)}" if missing else ""

    @property
    def writable(self) -> bool:
        return self.mode == "normal" and self.credit != "no-credit"

    def _read(self, element: str, result: str) -> str:
        if self.state != "running":
            return f"while {self.state}"
        if element not in READABLE:
            return "cannot be read"
        match element:
            case "cmi.core.lesson_mode":
                self.mode = result or "normal"
            case "cmi.core.credit":
                self.credit = result
            case "cmi.core.lesson_status":
                self.status = result
            case "cmi.core.score.raw":
                self.values[element] = result
            case "cmi.interactions._count":
                self.first_interaction = int(result) if result.isdecimal() else 0
        return ""

    def _write(self, element: str, value: str, result: str) -> str:
        if self.state != "running":
            return f"while {self.state}"
        if not self.writable:
            return f"in mode {self.mode}, {self.credit}"
        if result != "true":
            return f"was refused with {result!r}"
        if match := _INTERACTION.fullmatch(element):
            return self._write_interaction(int(match[1]), match[2], value)
        if element not in WRITABLE:
            return "cannot be written"
        if not WRITABLE[element](value):
            return "illegal value"
        fault = self._order(element, value)
        self.values[element] = value
        return fault

    def _order(self, element: str, value: str) -> str:
        if element == "cmi.core.session_time" and element in self.values:
            return "twice in a session"
        if element != "cmi.core.lesson_status":
            return self._score_range(element, value)
        before, self.status = self.status, value
        if before in FINAL and value not in FINAL:
            return f"takes back {before}"
        if value == "passed" and self.values.get("cmi.core.score.raw", "") == "":
            return "before its score"
        return ""

    def _score_range(self, element: str, value: str) -> str:
        if element != "cmi.core.score.raw":
            return ""
        best = self.values.get(element, "")
        return "a worse score" if best and float(value or 0) < float(best) else ""

    def _write_interaction(self, index: int, name: str, value: str) -> str:
        if self.first_interaction < 0:
            return "before the LMS was asked how many it holds"
        at = index - self.first_interaction
        if at < 0 or at > len(self.interactions):
            return f"index {index} is not the next"
        if at == len(self.interactions):
            if name != "id":
                return "an interaction must begin with its id"
            self.interactions.append({})
        record = self.interactions[at]
        fault = _interaction_fault(record, name, value)
        record[name] = value
        return fault


def _interaction_fault(record: Mapping[str, str], name: str, value: str) -> str:
    if name in INTERACTION:
        return "" if INTERACTION[name](value) else "illegal value"
    if match := _OBJECTIVE.fullmatch(name):
        count = sum(bool(_OBJECTIVE.fullmatch(known)) for known in record)
        if name not in record and int(match[1]) != count:
            return "objective index is not the next"
        return "" if identifier(value) else "illegal value"
    if match := _PATTERN.fullmatch(name):
        count = sum(bool(_PATTERN.fullmatch(known)) for known in record)
        if name not in record and int(match[1]) != count:
            return "pattern index is not the next"
        return _feedback_fault(record, value)
    return _feedback_fault(record, value) if name == "student_response" else "cannot be written"


def _feedback_fault(record: Mapping[str, str], value: str) -> str:
    kind = record.get("type", "")
    if kind not in FEEDBACK:
        return "before its type"
    if not FEEDBACK[kind](value) or len(value) > 255:
        return f"no {kind} answer"
    marks = value.split(",")
    return "a character twice" if kind in UNIQUE and len(set(marks)) < len(marks) else ""


def faults(calls: Iterable[Mapping[str, Any]]) -> list[str]:
    """All broken rules in the calls of one launch: ``method``, ``args`` and ``result`` each."""
    session = Session()
    for call in calls:
        session.take(call["method"], list(call["args"]), call["result"])
    return session.faults
