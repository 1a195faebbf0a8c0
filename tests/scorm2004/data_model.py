"""The values of SCORM 2004's run-time data model that three independent readers all take.

Written from the specification and from what ADL's reference implementation, Moodle and scorm-again
refuse, never from our runtime: a value is legal here only if none of them refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Check = Callable[[str], bool]


def pattern(expression: str) -> Check:
    compiled = re.compile(expression, re.ASCII)
    return lambda value: compiled.fullmatch(value) is not None


def text(longest: int) -> Check:
    return lambda value: len(value) <= longest


def word(*words: str) -> Check:
    return lambda value: value in words


decimal = pattern(r"-?\d{1,5}(\.\d{1,7})?")
identifier = pattern(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,249}")
timestamp = pattern(
    r"20([0-2]\d|3[0-8])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d"
    r"(\.\d{1,2}(Z|[+-]\d\d:\d\d)?)?"
)
"""A zone only behind a fraction; no year that a 32-bit clock cannot tell."""
duration = pattern(r"P(?=[\dT])(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?")
_ITEM = r"[A-Za-z0-9_]+"
_PAIR = rf"{_ITEM}\[\.\]{_ITEM}"


def share(value: str) -> bool:
    return decimal(value) and 0 <= float(value) <= 1


def scaled(value: str) -> bool:
    return decimal(value) and -1 <= float(value) <= 1


def _listed(item: str) -> Check:
    return pattern(rf"{item}(\[,\]{item}){{0,35}}")


def single_text(value: str) -> bool:
    """One text of at most 250 characters in one line, with neither prefix nor delimiter."""
    is_line = value.isprintable() and value == value.strip()
    marks = re.search(r"\[[,.:]\]", value)
    return 0 < len(value) <= 250 and is_line and not marks and not value.startswith("{")


def number_range(value: str) -> bool:
    low, mark, high = value.partition("[:]")
    return bool(mark) and decimal(low) and decimal(high) and float(low) <= float(high)


RESPONSES: Mapping[str, Check] = {
    "true-false": word("true", "false"),
    "choice": _listed(_ITEM),
    "fill-in": single_text,
    "matching": _listed(_PAIR),
    "likert": pattern(_ITEM),
    "sequencing": _listed(_ITEM),
    "numeric": decimal,
}
"""What a learner answered, by type; types that courses have no use for are left out."""
PATTERNS: Mapping[str, Check] = {**RESPONSES, "numeric": number_range}
UNIQUE = ("choice", "sequencing", "matching")
"""Types whose items may occur once only."""

READABLE = (
    "cmi._version",
    "cmi.completion_status",
    "cmi.credit",
    "cmi.entry",
    "cmi.interactions._count",
    "cmi.learner_id",
    "cmi.location",
    "cmi.mode",
    "cmi.progress_measure",
    "cmi.score.max",
    "cmi.score.min",
    "cmi.score.raw",
    "cmi.score.scaled",
    "cmi.success_status",
    "cmi.suspend_data",
)
"""No name of a learner: nothing in a course needs it."""
WRITABLE: Mapping[str, Check] = {
    "cmi.completion_status": word("completed", "incomplete"),
    "cmi.exit": word("suspend", "normal"),
    "cmi.location": text(1000),
    "cmi.progress_measure": share,
    "cmi.score.max": decimal,
    "cmi.score.min": decimal,
    "cmi.score.raw": decimal,
    "cmi.score.scaled": scaled,
    "cmi.session_time": duration,
    "cmi.success_status": word("passed", "failed"),
    "cmi.suspend_data": text(64_000),
    "adl.nav.request": word("suspendAll", "exitAll"),
}
INTERACTION: Mapping[str, Check] = {
    "type": word(*RESPONSES),
    "timestamp": timestamp,
    "weighting": decimal,
    "result": word("correct", "incorrect", "neutral"),
    "latency": duration,
    "description": single_text,
}
