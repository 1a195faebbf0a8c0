"""Judges what an assignable unit sends by the cmi5 specification, statement by statement.

Written from the requirement texts, not from our runtime. Every broken rule is told by the id of its
requirement in ``@cmi5/requirements``; the strict LRS refuses the request with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.cmi5.interactions import interaction_faults

CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon"
SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
VERBS = "http://adlnet.gov/expapi/verbs/"
OURS = {"initialized", "completed", "passed", "failed", "terminated"}
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
DURATION = re.compile(r"P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?")
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")

Statement = Mapping[str, Any]
Fault = tuple[str, str]
"""Id of the requirement, and what is wrong."""


@dataclass(slots=True)
class Enrolment:
    """What counts over all sessions of a registration."""

    completed: int = 0
    passed: int = 0


@dataclass(slots=True)
class Session:
    """One launch: what the LMS gave, and what it has seen of the assignable unit since."""

    actor: Mapping[str, Any]
    registration: str
    activity_id: str
    data: Mapping[str, Any]
    enrolment: Enrolment = field(default_factory=Enrolment)
    has_read_launch_data: bool = False
    has_read_preferences: bool = False
    statements: list[Statement] = field(default_factory=list)

    @property
    def verbs(self) -> list[str]:
        """Names of the verbs so far, in order."""
        return [name(statement) for statement in self.statements]

    def take(self, statement: Statement) -> list[Fault]:
        """Judges the next statement; what breaks no rule is kept."""
        found = [
            *self._own(statement),
            *self._context(statement),
            *self._order(statement),
            *(self._defined(statement) if is_defined(statement) else self._allowed(statement)),
        ]
        if not found:
            self.statements.append(statement)
            if is_defined(statement):
                self.enrolment.completed += name(statement) == "completed"
                self.enrolment.passed += name(statement) == "passed"
        return found

    def unfinished(self) -> list[Fault]:
        """What is missing when the page has gone."""
        found: list[Fault] = []
        if self.verbs[:1] != ["initialized"]:
            found.append(("7.1.1.0-1", "no initialized statement"))
        if self.verbs[-1:] != ["terminated"]:
            found.append(("9.3.8.0-1", "no terminated statement"))
        return found

    def _own(self, statement: Statement) -> Iterator[Fault]:
        if not UUID.fullmatch(str(statement.get("id", ""))):
            yield "9.1.0.0-1", "no UUID"
        if statement.get("actor") != self.actor:
            yield "9.2.0.0-1", "another actor"
        if not str(statement.get("verb", {}).get("id", "")).startswith("http"):
            yield "4.1.0.0-1", "no verb"
        time = str(statement.get("timestamp", ""))
        if not time:
            yield "9.7.0.0-1", "no timestamp"
        elif not UTC.fullmatch(time):
            yield "9.7.0.0-2", f"{time} is not UTC"

    def _context(self, statement: Statement) -> Iterator[Fault]:
        context = statement.get("context")
        if not isinstance(context, Mapping):
            yield "9.6.0.0-1", "no context"
            return
        template = self.data["contextTemplate"]
        if context.get("registration") != self.registration:
            yield "9.6.1.0-1", "another registration"
        extensions = context.get("extensions", {})
        if extensions.get(SESSION_ID) != template["extensions"][SESSION_ID]:
            yield "9.6.3.1-4", "no session id"
        for key, value in template.items():
            if key == "contextActivities":
                yield from _activities(context.get(key, {}), value)
            elif key == "extensions":
                if any(extensions.get(each) != said for each, said in value.items()):
                    yield "10.2.1.0-7", "an extension of the template is changed"
            elif context.get(key) != value:
                yield "10.2.1.0-7", f"{key} of the template is changed"

    def _order(self, statement: Statement) -> Iterator[Fault]:
        verb = name(statement)
        if not self.statements:
            if not self.has_read_launch_data:
                yield "10.2.1.0-4", "the launch data were not read"
            if not self.has_read_preferences:
                yield "11.0.0.0-3", "the preferences were not read"
            if verb != "initialized":
                yield "9.3.0.0-4", f"{verb} before initialized"
            return
        if "terminated" in self.verbs:
            yield "9.3.0.0-5", f"{verb} after terminated"
        before = self.statements[-1].get("timestamp", "")
        if _time(statement) < _time({"timestamp": before}):
            yield "9.7.0.0-1", "earlier than the statement before"

    def _allowed(self, statement: Statement) -> Iterator[Fault]:
        if name(statement) in OURS:
            yield "9.6.2.1-1", f"{name(statement)} without the category of cmi5"
        if MOVE_ON in categories(statement):
            yield "9.6.2.2-2", "an allowed statement with the category moveon"
        yield from (("4.1.0.0-1", fault) for fault in interaction_faults(statement))

    def _defined(self, statement: Statement) -> Iterator[Fault]:
        verb, result = name(statement), statement.get("result", {})
        if verb not in OURS:
            yield "7.1.3.0-1", f"{verb} with the category of cmi5"
        if statement.get("object", {}).get("id") != self.activity_id:
            yield "9.4.0.0-2", "another object"
        yield from self._repeated(verb)
        yield from self._result(verb, result)
        yield from self._score(verb, result.get("score"))
        told = {"success", "completion"} & set(result)
        if told and MOVE_ON not in categories(statement):
            yield "9.6.2.2-1", "without the category moveon"
        if not told and MOVE_ON in categories(statement):
            yield "9.6.2.2-2", "with the category moveon"
        yield from self._mastery(verb, statement)
        mode = self.data["launchMode"]
        if mode != "Normal" and verb not in ("initialized", "terminated"):
            yield {"Browse": "10.2.2.0-9", "Review": "10.2.2.0-11"}[mode], f"{verb} in {mode}"

    def _repeated(self, verb: str) -> Iterator[Fault]:
        said = [name(each) for each in self.statements if is_defined(each)]
        if verb in said:
            yield "9.3.0.0-2", f"{verb} twice in a session"
        if verb in ("passed", "failed") and {"passed", "failed"} & set(said):
            yield "9.3.0.0-3", f"{verb} after another verdict"
        if verb == "completed" and self.enrolment.completed:
            yield "9.3.0.0-6", "completed twice in a registration"
        if verb == "passed" and self.enrolment.passed:
            yield "9.3.0.0-7", "passed twice in a registration"
        if verb == "failed" and self.enrolment.passed:
            yield "9.3.0.0-8", "failed after passed"

    def _result(self, verb: str, result: Mapping[str, Any]) -> Iterator[Fault]:
        if verb == "passed" and result.get("success") is not True:
            yield "9.5.2.0-1", "passed without success"
        if verb == "failed" and result.get("success") is not False:
            yield "9.5.2.0-2", "failed with success"
        if verb not in ("passed", "failed") and "success" in result:
            yield "9.5.2.0-3", f"{verb} with success"
        if verb == "completed" and result.get("completion") is not True:
            yield "9.5.3.0-1", "completed without completion"
        if verb != "completed" and "completion" in result:
            yield "9.5.3.0-2", f"{verb} with completion"
        needed = {
            "terminated": "9.5.4.1-1",
            "completed": "9.5.4.1-2",
            "passed": "9.5.4.1-3",
            "failed": "9.5.4.1-4",
        }
        if verb in needed and not DURATION.fullmatch(str(result.get("duration", ""))):
            yield needed[verb], "no duration"
        progress = result.get("extensions", {}).get(PROGRESS)
        if progress is not None:
            if verb == "completed" or self.enrolment.completed:
                yield "9.5.5.1", "progress with or after completed"
            if type(progress) is not int or not 0 <= progress <= 100:
                yield "9.5.5.1", f"{progress!r} is no progress"

    def _score(self, verb: str, score: Mapping[str, Any] | None) -> Iterator[Fault]:
        if score is None:
            return
        if verb not in ("passed", "failed"):
            yield "9.5.1.0-2", f"{verb} with a score"
        if "raw" in score and not {"min", "max"} <= set(score):
            yield "9.5.1.0-3", "raw without min and max"
        scaled, mastery = score.get("scaled"), self.data.get("masteryScore")
        if scaled is None or not 0 <= scaled <= 1:
            yield "4.1.0.0-1", f"{scaled!r} is no scaled score"
        elif mastery is not None and verb == "passed" and scaled < mastery:
            yield "9.3.4.0-2", f"passed with {scaled} of {mastery}"
        elif mastery is not None and verb == "failed" and scaled >= mastery:
            yield "9.3.5.0-2", f"failed with {scaled} of {mastery}"

    def _mastery(self, verb: str, statement: Statement) -> Iterator[Fault]:
        said = statement.get("context", {}).get("extensions", {}).get(MASTERY)
        expected = self.data.get("masteryScore") if verb in ("passed", "failed") else None
        if said != expected:
            yield "9.6.3.2-2", f"mastery score {said}, not {expected}"


def name(statement: Statement) -> str:
    """The last part of the verb's id."""
    return str(statement.get("verb", {}).get("id", "")).removeprefix(VERBS)


def categories(statement: Statement) -> set[str]:
    """Ids of the category activities."""
    activities = statement.get("context", {}).get("contextActivities", {})
    return {activity["id"] for activity in as_list(activities.get("category"))}


def is_defined(statement: Statement) -> bool:
    """Whether a statement is »cmi5 defined«."""
    return CMI5 in categories(statement)


def as_list(found: Any) -> Sequence[Any]:
    """A list that may be written as its only member."""
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _activities(said: Mapping[str, Any], template: Mapping[str, Any]) -> Iterator[Fault]:
    for key, wanted in template.items():
        if any(activity not in as_list(said.get(key)) for activity in as_list(wanted)):
            yield "9.6.2.0-1", f"{key} of the template is missing"


def _time(statement: Statement) -> float:
    try:
        return datetime.fromisoformat(str(statement.get("timestamp"))).timestamp()
    except ValueError:
        return 0
