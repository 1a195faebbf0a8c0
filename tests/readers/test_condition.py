"""Conditions mean what they say: read from text, they agree with Python's own operators."""

from __future__ import annotations

import random
import re

import pytest

from builder.checks.walk import Machine
from builder.diagnostics import Span
from builder.model.scenario import Meter, Scenario
from builder.readers.condition import Scope, read_condition
from builder.readers.source import Report
from builder.readers.yamltree import Scalar

SCOPE = Scope(("vertrauen", "zeit-rest"), ("gemeldet", "intern_informiert"))
WORDS = {"und": "and", "oder": "or", "nicht": "not"}


def read(text: str, style: str = "") -> tuple[object, list[tuple[str, int, int, str | None]]]:
    report = Report("s.yaml")
    condition = read_condition(Scalar(text, Span("s.yaml", 7, 11), style), SCOPE, report)
    found = [(d.code, d.span.line, d.span.column, d.proposal) for d in report.diagnostics]
    return condition, found


def some_text(dice: random.Random, depth: int) -> str:
    kind = dice.randrange(6 if depth else 2)
    if kind == 0:
        return dice.choice(SCOPE.flags)  # type: ignore[arg-type]
    if kind == 1:
        name, sign = (
            dice.choice(("vertrauen", "zeit-rest")),
            dice.choice(("<", "<=", "=", "!=", ">=", ">")),
        )
        return (
            f"{name} {sign} {dice.randrange(4)}"
            if dice.random() < 0.5
            else f"{name}{sign}{dice.randrange(4)}"
        )
    if kind == 2:
        return f"nicht {some_text(dice, 0)}"
    if kind == 3:
        return f"({some_text(dice, depth - 1)})"
    word = dice.choice(("und", "oder"))
    return f"{some_text(dice, depth - 1)} {word} {some_text(dice, depth - 1)}"


@pytest.mark.parametrize("seed", range(300))
def test_a_condition_means_what_it_says(seed: int) -> None:
    text = some_text(random.Random(seed), 3)
    condition, found = read(text)
    assert {code for code, *_ in found} <= {"S010"}
    scenario = Scenario(
        id="x",
        title="x",
        start="",
        scenes=(),
        endings=(),
        meters=(Meter("vertrauen", "", 0), Meter("zeit-rest", "", 0)),
        flags=("gemeldet", "intern_informiert"),
    )
    test = Machine(scenario).test(condition)  # type: ignore[arg-type]
    python = re.sub(r"\b(und|oder|nicht)\b", lambda word: WORDS[word[0]], text)
    python = re.sub(r"(?<![<>!])=", "==", python.replace("zeit-rest", "zeit_rest"))
    for trust in range(4):
        for time in range(4):
            for flags in range(4):
                names = {"vertrauen": trust, "zeit_rest": time}
                names |= {"gemeldet": bool(flags & 1), "intern_informiert": bool(flags & 2)}
                assert test((trust, time), flags) == eval(python, {}, names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vertrauen >= 60 und nicht gemeldt", ("S004", 7, 37, "gemeldet")),
        ("vertrauen == 60", ("S003", 7, 21, "=")),
        ("vertrauen => 60", ("S003", 7, 21, ">=")),
        ("gemeldet && vertrauen > 1", ("S003", 7, 20, "und")),
        ("vertrauen", ("S005", 7, 11, None)),
        ("gemeldet > 3", ("S006", 7, 11, None)),
        ("(gemeldet", ("S007", 7, 11, None)),
        ("gemeldet)", ("S008", 7, 19, None)),
        ("vertrauen > viel", ("S009", 7, 23, None)),
        ("gemeldet und", ("S001", 7, 23, None)),
        ("gemeldet intern_informiert", ("S002", 7, 20, None)),
        ("__import__('os')", ("S003", 7, 22, None)),
    ],
)
def test_a_mistake_is_found_at_its_column(text: str, expected: tuple[object, ...]) -> None:
    condition, found = read(text)
    assert condition is None
    assert found == [expected]


def test_a_mistake_in_a_later_line_is_found_there() -> None:
    assert read("gemeldet\nund vertraun > 3", "|")[1] == [("S004", 8, 15, "vertrauen")]
    assert read("gemeldet\nund vertraun > 3")[1] == [("S004", 8, 0, "vertrauen")]


@pytest.mark.parametrize("text", ["(" * 5000, "nicht " * 5000 + "gemeldet", "a" * 9000, "≥" * 900])
def test_the_longest_nonsense_is_only_a_diagnostic(text: str) -> None:
    condition, found = read(text)
    assert condition is None
    assert len(found) == 1


def test_english_words_and_single_signs_mean_the_same() -> None:
    assert read("not gemeldet and vertrauen ≥ 3") == read("NICHT gemeldet und vertrauen >= 3")
