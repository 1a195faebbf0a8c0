"""Judges answered statements by the interaction types of the xAPI specification."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.scorm12.strict12 import decimal

IRI = re.compile(r"(https?://|urn:)\S+")
COMPONENTS = {
    "choice": {"choices"},
    "sequencing": {"choices"},
    "likert": {"scale"},
    "matching": {"source", "target"},
}
TYPES = {*COMPONENTS, "true-false", "fill-in", "long-fill-in", "numeric", "performance", "other"}
SETTING = re.compile(r"\{(case_matters|order_matters)=(true|false)\}|\{lang=[A-Za-z-]+\}")
DURATION = re.compile(r"PT(\d+H)?(\d+M)?\d+(\.\d{1,2})?S")


def interaction_faults(statement: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with an answered statement; others are none of this module's."""
    if not statement["verb"]["id"].endswith("/answered"):
        return
    activity = statement["object"]
    definition, result = activity["definition"], statement["result"]
    kind = definition.get("interactionType")
    if not IRI.fullmatch(activity["id"]):
        yield f"{activity['id']!r} is no IRI"
    if definition.get("type") != "http://adlnet.gov/expapi/activities/cmi.interaction":
        yield "the activity is no interaction"
    if kind not in TYPES:
        yield f"{kind!r} is no type"
        return
    if {"choices", "scale", "source", "target", "steps"} & set(definition) - COMPONENTS.get(
        kind, set()
    ):
        yield f"{kind} with components of another type"
    if not DURATION.fullmatch(result.get("duration", "")):
        yield "no duration"
    if "score" in result:
        yield "a score that nobody asked for"
    known = {
        part: [each["id"] for each in definition.get(part, [])]
        for part in COMPONENTS.get(kind, set())
    }
    fits = _CHECKS[kind]
    if "response" in result and not fits(result["response"], known, False):
        yield f"{result['response']!r} is no response to {kind}"
    for pattern in definition.get("correctResponsesPattern", []):
        if not fits(pattern, known, True):
            yield f"{pattern!r} is no pattern of {kind}"


Known = Mapping[str, list[str]]


def _choice(text: str, known: Known, is_pattern: bool) -> bool:
    chosen = text.split("[,]")
    return set(chosen) <= set(known["choices"]) and len(set(chosen)) == len(chosen)


def _sequencing(text: str, known: Known, is_pattern: bool) -> bool:
    return sorted(text.split("[,]")) == sorted(known["choices"])


def _matching(text: str, known: Known, is_pattern: bool) -> bool:
    pairs = [pair.split("[.]") for pair in text.split("[,]")]
    return all(
        len(pair) == 2 and pair[0] in known["source"] and pair[1] in known["target"]
        for pair in pairs
    )


def _numeric(text: str, known: Known, is_pattern: bool) -> bool:
    if not is_pattern:
        return decimal(text)
    low, delimiter, high = text.partition("[:]")
    return bool(delimiter) and decimal(low) and decimal(high) and float(low) <= float(high)


def _text(text: str, known: Known, is_pattern: bool) -> bool:
    bare = SETTING.sub("", text) if is_pattern else text
    return bool(bare) and bare == bare.strip() and (is_pattern or not SETTING.match(text))


_CHECKS: Mapping[str, Callable[[str, Known, bool], bool]] = {
    "true-false": lambda text, known, is_pattern: text in ("true", "false"),
    "choice": _choice,
    "sequencing": _sequencing,
    "matching": _matching,
    "likert": lambda text, known, is_pattern: text in known["scale"],
    "numeric": _numeric,
    "fill-in": _text,
    "long-fill-in": _text,
    "performance": _text,
    "other": _text,
}
