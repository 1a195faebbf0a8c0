"""The judge itself: a good session breaks no rule, and each rule finds what breaks it."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cmi5.interactions import interaction_faults
from tests.cmi5.lrs import ACTIVITY, ACTOR, REGISTRATION, Lrs
from tests.cmi5.rules import CMI5, MASTERY, MOVE_ON, PROGRESS, SESSION_ID, VERBS, Session

Statements = list[dict[str, Any]]
Mutate = Callable[[Statements], object]
TEMPLATE = {
    "contextActivities": {"grouping": [{"id": "https://example.org/au"}]},
    "extensions": {SESSION_ID: "s-1", "https://lms.example.org/x": 1},
    "platform": "LMS",
}


def statement(number: int, verb: str, **result: Any) -> dict[str, Any]:
    """A correct statement of our own verbs, or an answered one."""
    context: dict[str, Any] = copy.deepcopy({**TEMPLATE, "registration": REGISTRATION})
    if verb != "answered":
        moves = [{"id": MOVE_ON}] if {"success", "completion"} & set(result) else []
        context["contextActivities"]["category"] = [{"id": CMI5}, *moves]
    if verb in ("passed", "failed"):
        context["extensions"][MASTERY] = 0.7
    return {
        "id": f"6f6c1d0e-8f3b-4a7c-9b1e-0a4f7b8a2d{number:02}",
        "actor": copy.deepcopy(ACTOR),
        "verb": {"id": VERBS + verb},
        "object": {"id": ACTIVITY} if verb != "answered" else copy.deepcopy(QUESTION),
        "result": result,
        "context": context,
        "timestamp": f"2026-03-01T10:00:{number:02}.000Z",
    }


QUESTION = {
    "id": "https://example.org/question/flurfunk",
    "definition": {
        "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
        "interactionType": "true-false",
        "correctResponsesPattern": ["false"],
    },
}


def good(verdict: str = "passed") -> Statements:
    share = {"scaled": 0.7, "raw": 70, "min": 0, "max": 100}
    if verdict == "failed":
        share |= {"scaled": 0.6999, "raw": 69}
    return [
        statement(1, "initialized"),
        statement(2, "answered", response="false", success=True, duration="PT3S"),
        statement(3, verdict, success=verdict == "passed", score=share, duration="PT1M"),
        statement(4, "completed", completion=True, duration="PT1M2.5S"),
        statement(5, "terminated", duration="PT2M"),
    ]


def session(mode: str = "Normal") -> Session:
    data = {"contextTemplate": TEMPLATE, "launchMode": mode, "masteryScore": 0.7}
    return Session(ACTOR, REGISTRATION, ACTIVITY, data, has_read_launch_data=True,
                   has_read_preferences=True)  # fmt: skip


def judged(statements: Statements, before: Session | None = None) -> set[str]:
    judge = before or session()
    found = [fault for each in statements for fault in judge.take(each)]
    return {rule for rule, _ in [*found, *judge.unfinished()]}


@pytest.mark.parametrize("verdict", ["passed", "failed"])
def test_a_good_session_breaks_no_rule(verdict: str) -> None:
    assert judged(good(verdict)) == set()


def at(number: int, path: str, value: Any) -> Mutate:
    """Sets a value in one statement; ``None`` takes it out."""

    def mutate(statements: Statements) -> None:
        *parents, last = path.split(" ")
        node: Any = statements[number]
        for part in parents:
            node = node[int(part)] if isinstance(node, list) else node[part]
        key = int(last) if isinstance(node, list) else last
        if value is None:
            del node[key]
        else:
            node[key] = value

    return mutate


def insert(number: int, new: dict[str, Any]) -> Mutate:
    return lambda statements: statements.insert(number, new)


def cut(number: int) -> Mutate:
    return lambda statements: statements.pop(number)


CATEGORY = "context contextActivities category"
PASSED = {"success": True, "duration": "PT1S"}
MUTATIONS: list[tuple[str, Mutate]] = [
    ("4.1.0.0-1", at(1, "result response", "nein")),
    ("4.1.0.0-1", at(2, "result score scaled", 1.5)),
    ("4.1.0.0-1", at(1, "verb id", "answered")),
    ("7.1.1.0-1", cut(0)),
    ("7.1.3.0-1", at(1, CATEGORY, [{"id": CMI5}])),
    ("9.1.0.0-1", at(0, "id", "1")),
    ("9.2.0.0-1", at(3, "actor account name", "4712")),
    ("9.3.0.0-2", insert(1, statement(1, "initialized"))),
    ("9.3.0.0-3", insert(3, statement(3, "failed", success=False, duration="PT1S"))),
    ("9.3.0.0-4", cut(0)),
    ("9.3.0.0-5", insert(5, statement(6, "answered", response="true", duration="PT1S"))),
    ("9.3.4.0-2", at(2, "result score scaled", 0.6999)),
    ("9.3.8.0-1", cut(4)),
    ("9.4.0.0-2", at(3, "object id", "https://example.org/other")),
    ("9.5.1.0-2", at(3, "result score", {"scaled": 1})),
    ("9.5.1.0-3", at(2, "result score min", None)),
    ("9.5.2.0-1", at(2, "result success", False)),
    ("9.5.2.0-3", at(3, "result success", True)),
    ("9.5.3.0-1", at(3, "result completion", False)),
    ("9.5.3.0-2", at(2, "result completion", True)),
    ("9.5.4.1-1", at(4, "result duration", None)),
    ("9.5.4.1-2", at(3, "result duration", "PT1.5M")),
    ("9.5.4.1-3", at(2, "result duration", "00:01:00")),
    ("9.5.5.1", at(3, "result extensions", {PROGRESS: 100})),
    ("9.5.5.1", at(0, "result extensions", {PROGRESS: 0.5})),
    ("9.6.0.0-1", at(1, "context", None)),
    ("9.6.1.0-1", at(1, "context registration", "r-2")),
    ("9.6.2.0-1", at(1, "context contextActivities grouping", [])),
    ("9.6.2.1-1", at(3, CATEGORY, [])),
    ("9.6.2.2-1", at(3, CATEGORY, [{"id": CMI5}])),
    ("9.6.2.2-2", at(4, CATEGORY, [{"id": CMI5}, {"id": MOVE_ON}])),
    ("9.6.2.2-2", at(1, CATEGORY, [{"id": MOVE_ON}])),
    ("9.6.3.1-4", at(1, f"context extensions {SESSION_ID}", "s-2")),
    ("9.6.3.2-2", at(2, f"context extensions {MASTERY}", None)),
    ("9.7.0.0-1", at(2, "timestamp", None)),
    ("9.7.0.0-1", at(2, "timestamp", "2026-03-01T09:00:00Z")),
    ("9.7.0.0-2", at(2, "timestamp", "2026-03-01T11:00:02+01:00")),
    ("10.2.1.0-7", at(1, "context platform", "other")),
    ("10.2.1.0-7", at(1, "context extensions https://lms.example.org/x", 2)),
]
FAILED: list[tuple[str, Mutate]] = [
    ("9.3.5.0-2", at(2, "result score scaled", 0.7)),
    ("9.5.2.0-2", at(2, "result success", True)),
    ("9.5.4.1-4", at(2, "result duration", None)),
]


def ids(mutations: list[tuple[str, Mutate]]) -> list[str]:
    return [f"{rule}-{number}" for number, (rule, _) in enumerate(mutations)]


@pytest.mark.parametrize(("rule", "mutate"), MUTATIONS, ids=ids(MUTATIONS))
def test_a_broken_rule_is_found(rule: str, mutate: Mutate) -> None:
    statements = good()
    mutate(statements)
    assert rule in judged(statements)


@pytest.mark.parametrize(("rule", "mutate"), FAILED, ids=ids(FAILED))
def test_a_broken_rule_of_failing_is_found(rule: str, mutate: Mutate) -> None:
    statements = good("failed")
    mutate(statements)
    assert rule in judged(statements)


@pytest.mark.parametrize(
    ("rule", "verb"), [("9.3.0.0-6", "completed"), ("9.3.0.0-7", "passed"), ("9.3.0.0-8", "failed")]
)
def test_rules_of_an_enrolment_hold_over_sessions(rule: str, verb: str) -> None:
    first = session()
    judged(good(), first)
    second = session()
    second.enrolment = first.enrolment
    again = good("failed" if verb == "failed" else "passed")
    assert rule in judged(again, second)


@pytest.mark.parametrize(("rule", "mode"), [("10.2.2.0-9", "Browse"), ("10.2.2.0-11", "Review")])
def test_rules_of_a_launch_mode(rule: str, mode: str) -> None:
    assert rule in judged(good(), session(mode))


def test_what_must_be_read_first() -> None:
    judge = session()
    judge.has_read_launch_data = judge.has_read_preferences = False
    assert {"10.2.1.0-4", "11.0.0.0-3"} <= judged(good(), judge)


STATE = "/xapi/activities/state?stateId={}&agent={}&registration={}&activityId={}"
REQUESTS: list[tuple[str, str, str, dict[str, str]]] = [
    ("8.2.1.0-2", "GET", "/fetch?launch=1", {}),
    ("8.1.2.0-5", "GET", "state", {"authorization": "Basic x"}),
    ("7.0.0.0-2", "GET", "state", {"x-experience-api-version": ""}),
    ("8.1.3.0-3", "GET", STATE.format("x", "{}", REGISTRATION, "a"), {}),
    ("8.1.4.0-3", "GET", STATE.format("x", "{}", "r-2", "a"), {}),
    ("8.1.5.0-5", "GET", STATE.format("x", "{}", REGISTRATION, "a"), {}),
    ("10.2.1.0-5", "PUT", "launch data", {}),
    ("11.0.0.0-4", "GET", "/xapi/agents/profile?profileId=x&agent={}", {}),
    ("4.1.0.0-1", "DELETE", "statements", {}),
    ("10.2.2.0-3", "PUT", "state", {}),
]


@pytest.mark.parametrize(("rule", "method", "address", "headers"), REQUESTS)
def test_a_broken_rule_of_requests_is_found(
    rule: str, method: str, address: str, headers: dict[str, str]
) -> None:
    import json
    from urllib.parse import quote

    lrs = Lrs({})
    lrs.launch(launchMode="Review")
    (token,) = lrs.tokens
    if not address.startswith("/fetch"):
        lrs.answer("POST", "/fetch?launch=1", {}, b"")
    known = (quote(json.dumps(ACTOR)), REGISTRATION, quote(ACTIVITY, safe=""))
    named = {"state": "x", "launch data": "LMS.LaunchData"}
    full = STATE.format(named[address], *known) if address in named else f"/xapi/{address}"
    full = address if address.startswith("/") else full
    said = {"authorization": f"Basic {token}", "x-experience-api-version": "1.0.3", **headers}
    lrs.answer(method, full, said, b"{}")
    assert rule in {each for each, _ in lrs.faults}


def rules_of(*files: str) -> set[str]:
    """Every requirement that the judge can name."""
    found: set[str] = set()
    for file in files:
        tree = ast.parse((Path(__file__).parent / file).read_text("utf-8"))
        texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        found |= {text for text in texts if isinstance(text, str) and _is_rule(text)}
    return found


def _is_rule(text: str) -> bool:
    section = text.partition("-")[0].split(".")
    return len(section) == 4 and all(part.isdecimal() for part in section) and text != "127.0.0.1"


def test_every_rule_of_the_judge_is_broken_once() -> None:
    broken = {rule for rule, *_ in [*MUTATIONS, *FAILED, *REQUESTS]}
    broken |= {"9.3.0.0-6", "9.3.0.0-7", "9.3.0.0-8", "10.2.2.0-9", "10.2.2.0-11"}
    broken |= {"10.2.1.0-4", "11.0.0.0-3"}
    assert rules_of("rules.py", "lrs.py") - broken == set()


WRONG: list[tuple[str, Mutate]] = [
    ("IRI", at(1, "object id", "flurfunk 1")),
    ("no interaction", at(1, "object definition type", "x")),
    ("no type", at(1, "object definition interactionType", "hotspot")),
    ("components", at(1, "object definition choices", [{"id": "a"}])),
    ("duration", at(1, "result duration", "3")),
    ("score", at(1, "result score", {"scaled": 1})),
    ("response", at(1, "result response", "t")),
    ("pattern", at(1, "object definition correctResponsesPattern", ["f"])),
]


@pytest.mark.parametrize(("word", "mutate"), WRONG)
def test_a_wrong_answer_statement_is_found(word: str, mutate: Mutate) -> None:
    statements = good()
    assert list(interaction_faults(statements[1])) == []
    mutate(statements)
    assert any(word in fault for fault in interaction_faults(statements[1]))


@pytest.mark.parametrize(
    ("kind", "known", "right", "wrong"),
    [
        ("choice", {"choices": ["a", "b"]}, "a[,]b", "a,b"),
        ("choice", {"choices": ["a", "b"]}, "b", "b[,]b"),
        ("sequencing", {"choices": ["a", "b"]}, "b[,]a", "a"),
        ("matching", {"source": ["a"], "target": ["x"]}, "a[.]x", "a.x"),
        ("likert", {"scale": ["a"]}, "a", "b"),
        ("numeric", {}, "-1.5", "1,5"),
        ("fill-in", {}, "Stab", "{case_matters=true}Stab"),
    ],
)
def test_responses_are_judged_by_their_type(
    kind: str, known: dict[str, list[str]], right: str, wrong: str
) -> None:
    for response, count in ((right, 0), (wrong, 1)):
        made = good()[1]
        definition = made["object"]["definition"]
        del definition["correctResponsesPattern"]
        definition["interactionType"] = kind
        definition |= {part: [{"id": name} for name in names] for part, names in known.items()}
        made["result"]["response"] = response
        assert len(list(interaction_faults(made))) == count, response
