"""The judge itself: a legal session passes, and each illegal call is found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scorm2004.strict2004 import faults

Call = tuple[str, tuple[Any, ...], Any]

READ: tuple[Call, ...] = (
    ("Initialize", ("",), "true"),
    ("GetValue", ("cmi.mode",), "normal"),
    ("GetValue", ("cmi.credit",), "credit"),
    ("GetValue", ("cmi.completion_status",), "incomplete"),
    ("GetValue", ("cmi.interactions._count",), "0"),
)
END: tuple[Call, ...] = (
    ("SetValue", ("cmi.session_time", "PT10M0.5S"), "true"),
    ("SetValue", ("cmi.exit", "suspend"), "true"),
    ("Terminate", ("",), "true"),
)


def put(element: str, value: object) -> Call:
    return ("SetValue", (element, value), "true")


def judged(*middle: Call, begin: tuple[Call, ...] = READ, end: tuple[Call, ...] = END) -> list[str]:
    calls = [
        {"method": method, "args": args, "result": result}
        for method, args, result in (*begin, *middle, *end)
    ]
    return faults(calls)


def interaction(kind: str, response: str, pattern: str = "", at: int = 0) -> list[Call]:
    path = f"cmi.interactions.{at}"
    return [
        put(f"{path}.id", f"frage-{at}"),
        put(f"{path}.type", kind),
        put(f"{path}.objectives.0.id", "ziel-a"),
        put(f"{path}.timestamp", "2026-03-01T10:00:00"),
        put(f"{path}.correct_responses.0.pattern", pattern or response),
        put(f"{path}.weighting", "0.5"),
        put(f"{path}.learner_response", response),
        put(f"{path}.result", "incorrect"),
        put(f"{path}.latency", "PT1.5S"),
        put(f"{path}.description", "Was gehört zum Lagebild?"),
    ]


LEGAL = [
    ("true-false", "true", ""),
    ("choice", "a1b2", ""),
    ("choice", "a1b2[,]c_3[,]4d", ""),
    ("fill-in", "Überblick, täglich", ""),
    ("matching", "s1[.]t1[,]s2[.]t1", ""),
    ("sequencing", "c[,]a[,]b", ""),
    ("likert", "likert_3", ""),
    ("numeric", "-17.5", "-20[:]20"),
    ("numeric", "42", "42[:]42"),
]


@pytest.mark.parametrize(("kind", "response", "pattern"), LEGAL)
def test_legal_interactions(kind: str, response: str, pattern: str) -> None:
    assert judged(*interaction(kind, response, pattern)) == []


ILLEGAL = [
    ("true-false", "t"),
    ("true-false", "True"),
    ("true-false", "1"),
    ("choice", ""),
    ("choice", "a-b"),
    ("choice", "a:b"),
    ("choice", "urn:a"),
    ("choice", "ä"),
    ("choice", "a b"),
    ("choice", "a,b"),
    ("choice", "a[,]a"),
    ("choice", "[,]".join(f"o{at}" for at in range(37))),
    ("matching", "a.b"),
    ("matching", "a[.]"),
    ("matching", "a-1[.]b"),
    ("matching", "a[.]b[,]a[.]c"),
    ("sequencing", ""),
    ("sequencing", "a[,]a"),
    ("fill-in", ""),
    ("fill-in", "x" * 251),
    ("fill-in", "{lang=de}Wort"),
    ("fill-in", "{case_matters=true}Wort"),
    ("fill-in", "a[,]b"),
    ("fill-in", "zwei\nZeilen"),
    ("likert", "likert-3"),
    ("numeric", "1,5"),
    ("numeric", "1e3"),
    ("numeric", ".5"),
    ("numeric", "123456"),
    ("numeric", "viel"),
    ("other", "x"),
    ("performance", "a[.]b"),
    ("long-fill-in", "Ein Gedanke"),
]


@pytest.mark.parametrize(("kind", "response"), ILLEGAL)
def test_illegal_responses(kind: str, response: str) -> None:
    path = "cmi.interactions.0"
    begun = (put(f"{path}.id", "frage"), put(f"{path}.type", kind))
    if kind in ("other", "performance", "long-fill-in"):
        assert len(judged(*begun)) == 1
    else:
        assert len(judged(*begun, put(f"{path}.learner_response", response))) == 1


@pytest.mark.parametrize(
    "pattern", ["42", "[:]45", "40[:]", "45[:]40", "1,5[:]2", ".5[:]1", "x[:]y"]
)
def test_illegal_number_ranges(pattern: str) -> None:
    path = "cmi.interactions.0"
    begun = (put(f"{path}.id", "frage"), put(f"{path}.type", "numeric"))
    assert len(judged(*begun, put(f"{path}.correct_responses.0.pattern", pattern))) == 1


VALUES = [
    ("cmi.completion_status", "passed"),
    ("cmi.completion_status", "not attempted"),
    ("cmi.completion_status", "Completed"),
    ("cmi.success_status", "unknown"),
    ("cmi.success_status", "completed"),
    ("cmi.score.scaled", "80"),
    ("cmi.score.scaled", ".8"),
    ("cmi.score.scaled", "0,8"),
    ("cmi.score.scaled", "8e-1"),
    ("cmi.score.scaled", ""),
    ("cmi.score.raw", "100 %"),
    ("cmi.score.raw", "1000000"),
    ("cmi.progress_measure", "1.01"),
    ("cmi.progress_measure", "-0.1"),
    ("cmi.session_time", "0000:10:00"),
    ("cmi.session_time", "PT3.456S"),
    ("cmi.session_time", "PT1.5H"),
    ("cmi.session_time", "P1W"),
    ("cmi.session_time", "P"),
    ("cmi.session_time", "PT"),
    ("cmi.exit", ""),
    ("cmi.exit", "logout"),
    ("cmi.exit", "normal"),
    ("cmi.location", "x" * 1001),
    ("cmi.suspend_data", "x" * 64_001),
    ("adl.nav.request", "_none_"),
    ("adl.nav.request", "continue"),
    ("cmi.learner_name", "x"),
    ("cmi.core.lesson_status", "passed"),
    ("cmi.comments_from_learner.0.comment", "x"),
]


@pytest.mark.parametrize(("element", "value"), VALUES)
def test_illegal_values(element: str, value: str) -> None:
    rest = tuple(call for call in END if call[1][0] != element)
    known = put("cmi.score.scaled", "0.5")
    middle = () if element.startswith("cmi.score") else (known,)
    suspended = put("cmi.exit", "suspend")
    found = judged(*middle, suspended, put(element, value), end=rest)
    assert any(f"({element!r}, {value!r})" in fault for fault in found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timestamp", "2026-03-01T10:00:00Z"),
        ("timestamp", "2026-03-01T10:00:00+01:00"),
        ("timestamp", "2026-03-01T10:00:00.123"),
        ("timestamp", "2026-03-01 10:00:00"),
        ("timestamp", "2039-03-01T10:00:00"),
        ("timestamp", "2026-13-01T10:00:00"),
        ("timestamp", "10:00:00"),
        ("result", "wrong"),
        ("result", "unanticipated"),
        ("latency", "PT1.234S"),
        ("latency", "00:00:01"),
        ("weighting", "1/3"),
        ("description", "x" * 251),
        ("description", ""),
        ("description", "{lang=de}Frage"),
        ("objectives.0.id", "ziel a"),
        ("objectives.1.id", "ziel-a"),
        ("correct_responses.1.pattern", "true"),
        ("student_response", "true"),
        ("id", "andere"),
    ],
)
def test_illegal_values_of_an_interaction(name: str, value: str) -> None:
    path = "cmi.interactions.0"
    begun = (put(f"{path}.id", "frage"), put(f"{path}.type", "true-false"))
    assert len(judged(*begun, put(f"{path}.{name}", value))) == 1


@pytest.mark.parametrize("value", ["12", "Frage 1", "", "Ä", "x" * 251])
def test_illegal_ids(value: str) -> None:
    assert len(judged(put("cmi.interactions.0.id", value))) == 1


def test_legal_fractions_of_a_second() -> None:
    calls = interaction("true-false", "true")
    for legal in (
        "2026-03-01T10:00:00.5",
        "2026-03-01T10:00:00.00Z",
        "2026-03-01T10:00:00.00+01:00",
    ):
        calls[3] = put("cmi.interactions.0.timestamp", legal)
        assert judged(*calls) == []


ORDERS: dict[str, tuple[Call, ...]] = {
    "success before score": (put("cmi.success_status", "passed"),),
    "completed taken back": (
        put("cmi.completion_status", "completed"),
        put("cmi.completion_status", "incomplete"),
    ),
    "passed taken back": (
        put("cmi.score.scaled", "0.8"),
        put("cmi.success_status", "passed"),
        put("cmi.success_status", "failed"),
    ),
    "worse score": (put("cmi.score.scaled", "0.8"), put("cmi.score.scaled", "0.7")),
    "type before id": (put("cmi.interactions.0.type", "choice"),),
    "response before type": (
        put("cmi.interactions.0.id", "frage"),
        put("cmi.interactions.0.learner_response", "a"),
    ),
    "gap": (put("cmi.interactions.1.id", "frage"),),
    "beyond what every LMS keeps": tuple(
        put(f"cmi.interactions.{at}.id", f"f{at}") for at in range(251)
    ),
    "navigation before exit": (put("adl.nav.request", "exitAll"),),
    "refused": (("SetValue", ("cmi.location", "x"), "false"),),
    "number": (put("cmi.score.scaled", 1),),
    "call of 1.2": (("LMSCommit", ("",), "true"),),
    "name of the learner": (("GetValue", ("cmi.learner_name",), "Muster, Alex"),),
    "commit with words": (("Commit", ("now",), "true"),),
    "initialised twice": (("Initialize", ("",), "true"),),
    "too much": tuple(
        put(f"cmi.interactions.{at}.{name}", value)
        for at in range(150)
        for name, value in (("id", f"f{at}"), ("type", "choice"), ("description", "x" * 250))
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_illegal_orders(name: str) -> None:
    assert len(judged(*ORDERS[name])) == 1


def test_legal_order() -> None:
    assert (
        judged(
            put("cmi.score.scaled", "0.8"),
            put("cmi.completion_status", "completed"),
            put("cmi.success_status", "passed"),
            ("Commit", ("",), "true"),
            put("cmi.score.scaled", "1"),
        )
        == []
    )


@pytest.mark.parametrize(
    "end",
    [
        END[1:],
        (END[0], END[2]),
        (*END[:2], ("Commit", ("",), "true"), END[2]),
        (*END, END[2]),
        (*END, ("Commit", ("",), "true")),
        (*END, ("GetValue", ("cmi.mode",), "normal")),
        (END[0], *END),
    ],
)
def test_illegal_ends(end: tuple[Call, ...]) -> None:
    assert len(judged(end=end)) == 1


@pytest.mark.parametrize(
    "said", [("cmi.mode", "review"), ("cmi.mode", "browse"), ("cmi.credit", "no-credit")]
)
def test_nothing_may_be_written_where_nothing_counts(said: tuple[str, str]) -> None:
    begin: tuple[Call, ...] = (READ[0], ("GetValue", (said[0],), said[1]))
    assert judged(begin=begin, end=END[2:]) == []
    assert len(judged(put("cmi.location", "x"), begin=begin, end=END[2:])) == 1
    assert len(judged(("Commit", ("",), "true"), begin=begin, end=(END[0], END[2]))) == 2


def test_an_interaction_before_its_count() -> None:
    begin = READ[:-1]
    assert len(judged(put("cmi.interactions.0.id", "frage"), begin=begin)) == 1
