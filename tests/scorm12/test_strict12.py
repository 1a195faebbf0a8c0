"""The judge itself: a legal session passes, and each illegal call is found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scorm12.strict12 import faults

Call = tuple[str, tuple[Any, ...], Any]

BEGIN: tuple[Call, ...] = (
    ("LMSInitialize", ("",), "true"),
    ("LMSGetValue", ("cmi.core.lesson_mode",), "normal"),
    ("LMSGetValue", ("cmi.core.credit",), "credit"),
    ("LMSGetValue", ("cmi.core.lesson_status",), "incomplete"),
    ("LMSGetValue", ("cmi.interactions._count",), "0"),
)
END: tuple[Call, ...] = (
    ("LMSSetValue", ("cmi.core.session_time", "0000:10:00.00"), "true"),
    ("LMSSetValue", ("cmi.core.exit", "suspend"), "true"),
    ("LMSFinish", ("",), "true"),
)


def put(element: str, value: object) -> Call:
    return ("LMSSetValue", (element, value), "true")


def judged(
    *middle: Call, begin: tuple[Call, ...] = BEGIN, end: tuple[Call, ...] = END
) -> list[str]:
    calls = [
        {"method": method, "args": args, "result": result}
        for method, args, result in (*begin, *middle, *end)
    ]
    return faults(calls)


def interaction(kind: str, response: str, pattern: str | None = None, at: int = 0) -> list[Call]:
    path = f"cmi.interactions.{at}"
    return [
        put(f"{path}.id", f"frage-{at}"),
        put(f"{path}.objectives.0.id", "ziel-a"),
        put(f"{path}.time", "09:05:07"),
        put(f"{path}.type", kind),
        put(f"{path}.correct_responses.0.pattern", response if pattern is None else pattern),
        put(f"{path}.weighting", "1"),
        put(f"{path}.student_response", response),
        put(f"{path}.result", "wrong"),
        put(f"{path}.latency", "0000:00:01.50"),
    ]


LEGAL = [
    ("true-false", "t"),
    ("choice", "a,c,9"),
    ("fill-in", "Überblick, täglich"),
    ("matching", "a.b,b.a"),
    ("sequencing", "c,a,b"),
    ("likert", "b"),
    ("numeric", "-17.5"),
]


@pytest.mark.parametrize(("kind", "response"), LEGAL)
def test_a_legal_session_has_no_fault(kind: str, response: str) -> None:
    assert (
        judged(
            *interaction(kind, response),
            *interaction(kind, response, at=1),
            put("cmi.core.lesson_location", "seite-1"),
            put("cmi.suspend_data", "x" * 4096),
            put("cmi.core.score.raw", "66.66"),
            put("cmi.core.score.min", "0"),
            put("cmi.core.score.max", "100"),
            put("cmi.core.lesson_status", "passed"),
            ("LMSCommit", ("",), "true"),
        )
        == []
    )


ILLEGAL_VALUES = [
    ("cmi.core.lesson_status", "not attempted"),
    ("cmi.core.lesson_status", "Passed"),
    ("cmi.core.lesson_status", ""),
    ("cmi.core.exit", "normal"),
    ("cmi.core.session_time", "0:10:00"),
    ("cmi.core.session_time", "00:10:00.123"),
    ("cmi.core.session_time", "PT10M"),
    ("cmi.core.session_time", "00000:10:00"),
    ("cmi.core.session_time", "00:60:00"),
    ("cmi.core.score.raw", "101"),
    ("cmi.core.score.raw", "-1"),
    ("cmi.core.score.raw", "66,6"),
    ("cmi.core.score.raw", "6e1"),
    ("cmi.core.score.raw", ".5"),
    ("cmi.core.score.raw", "NaN"),
    ("cmi.core.score.scaled", "0.5"),
    ("cmi.core.score.max", "150"),
    ("cmi.core.lesson_location", "x" * 256),
    ("cmi.suspend_data", "x" * 4097),
    ("cmi.suspend_data", 7),
    ("cmi.core.student_name", "Frage"),
    ("cmi.core.total_time", "00:10:00"),
    ("cmi.completion_status", "completed"),
    ("cmi.nonsense", "1"),
]


@pytest.mark.parametrize(("element", "value"), ILLEGAL_VALUES)
def test_an_illegal_value_is_found(element: str, value: object) -> None:
    assert len(judged(put(element, value))) == 1


ILLEGAL_ANSWERS = [
    ("choice", "A"),
    ("choice", "a[,]b"),
    ("choice", "a,a"),
    ("choice", ""),
    ("choice", "ab"),
    ("choice", "a, b"),
    ("true-false", "true"),
    ("true-false", "wahr"),
    ("matching", "a[.]b"),
    ("matching", "a"),
    ("matching", "a.b,"),
    ("sequencing", "a,b,a"),
    ("sequencing", ""),
    ("numeric", "17,5"),
    ("numeric", "15:21"),
    ("numeric", ""),
    ("likert", "ab"),
    ("fill-in", "x" * 256),
]


@pytest.mark.parametrize(("kind", "response"), ILLEGAL_ANSWERS)
def test_an_illegal_answer_is_found_in_response_and_pattern(kind: str, response: str) -> None:
    assert len(judged(*interaction(kind, response))) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "Frage 1"),
        ("id", "Frage-Ä"),
        ("id", ""),
        ("id", "x" * 256),
        ("time", "9:05"),
        ("time", "24:00:00"),
        ("time", "2026-03-01T10:00:00"),
        ("type", "long-fill-in"),
        ("type", "other"),
        ("weighting", "101"),
        ("weighting", "1e0"),
        ("result", "incorrect"),
        ("result", ""),
        ("latency", "PT1S"),
        ("latency", "1.5"),
        ("objectives.0.id", "Ziel A"),
        ("objectives.2.id", "ziel-b"),
        ("correct_responses.1.pattern", "nein"),
        ("correct_responses.2.pattern", "t"),
        ("learner_response", "t"),
        ("description", "Frage"),
        ("timestamp", "09:05:07"),
    ],
)
def test_an_illegal_part_of_an_interaction_is_found(name: str, value: str) -> None:
    assert judged(*interaction("true-false", "t"), put(f"cmi.interactions.0.{name}", value))


def test_indices_are_contiguous_and_an_interaction_begins_with_its_id() -> None:
    assert judged(*interaction("true-false", "t", at=1))
    assert judged(put("cmi.interactions.0.type", "choice"))
    assert judged(put("cmi.interactions.NaN.id", "x"))
    assert judged(put("cmi.interactions.01.id", "x"))
    path = "cmi.interactions.0"
    assert judged(put(f"{path}.id", "x"), put(f"{path}.student_response", "a"))


def test_interactions_go_on_where_the_lms_has_stopped_counting() -> None:
    count: Call = ("LMSGetValue", ("cmi.interactions._count",), "3")
    assert judged(count, *interaction("true-false", "t", at=3)) == []
    assert judged(count, *interaction("true-false", "t", at=2))
    assert judged(*interaction("true-false", "t"), begin=BEGIN[:4])


@pytest.mark.parametrize(
    "element",
    ["cmi.interactions.0.id", "cmi.core.session_time", "cmi.core.exit", "cmi.learner_id", ""],
)
def test_what_cannot_be_read_is_found(element: str) -> None:
    assert len(judged(("LMSGetValue", (element,), ""))) == 1


@pytest.mark.parametrize(
    ("element", "value"), [("cmi.core.lesson_mode", "review"), ("cmi.core.credit", "no-credit")]
)
def test_a_write_where_nothing_counts_is_found(element: str, value: str) -> None:
    launch: Call = ("LMSGetValue", (element,), value)
    finish: Call = ("LMSFinish", ("",), "true")
    assert judged(launch, end=(finish,)) == []
    assert judged(launch, put("cmi.core.lesson_location", "x"), end=(finish,))


def test_order_over_a_session() -> None:
    score, passed = put("cmi.core.score.raw", "80"), put("cmi.core.lesson_status", "passed")
    assert judged(score, passed) == []
    assert judged(passed, score)
    assert judged(score, passed, put("cmi.core.lesson_status", "incomplete"))
    assert judged(score, put("cmi.core.score.raw", "70"))
    assert judged(put("cmi.core.session_time", "00:01:00"))
    assert judged(("LMSInitialize", ("",), "true"))
    assert judged(("LMSFinish", ("",), "true"))
    assert judged(("LMSCommit", (), "true"))
    assert judged(("LMSSetValue", ("cmi.core.exit",), "true"))
    assert judged(("Commit", ("",), "true"))
    assert judged(end=END[1:])
    assert judged(begin=())


def test_a_write_that_the_lms_refuses_is_found() -> None:
    assert judged(("LMSSetValue", ("cmi.core.lesson_location", "x"), "false"))
