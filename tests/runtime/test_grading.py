"""The browser's grading against a second implementation, over generated questions and answers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.runtime.oracle_grading import grade

BATCH = Path(__file__).parent / "grade_batch.js"
CASES = 3000

IDS = st.lists(st.text("abcdefgh12", min_size=3, max_size=4), min_size=2, max_size=6, unique=True)
WORDS = (
    "Krisenstab",
    "Verwaltungsstab",
    "Lage",
    "Übung",
    "Maßnahme",
    "S1",
    "Presse- und Medienarbeit",
)
NUMBERS = ("0", "1", "18", "-3", "17.5", "1000", "0.125", "999999.99")


@st.composite
def choice(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    options = draw(IDS)
    multiple = draw(st.booleans())
    correct = (
        draw(st.lists(st.sampled_from(options), min_size=1, unique=True))
        if multiple
        else options[:1]
    )
    form = {"type": "choice", "options": options, "correct": correct, "multiple": multiple}
    return form, draw(st.lists(st.sampled_from(options), unique=True))


@st.composite
def truth(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    return {"type": "true-false", "correct": draw(st.booleans())}, draw(st.booleans())


@st.composite
def matching(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    sources, targets = draw(IDS), draw(IDS)
    pairs = [(source, draw(st.sampled_from(targets))) for source in sources]
    form = {"type": "matching", "sources": sources, "targets": targets, "pairs": pairs}
    right = dict(pairs)
    given = {s: draw(st.sampled_from([right[s], *targets])) for s in sources if draw(st.booleans())}
    return form, given


@st.composite
def sequencing(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    steps = draw(IDS)
    return {"type": "sequencing", "steps": steps}, draw(st.permutations(steps))


@st.composite
def typed(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    solutions = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True))
    wrong = [
        slipped(draw, draw(st.sampled_from(solutions))) for _ in range(draw(st.integers(0, 2)))
    ]
    form = {
        "type": "fill-in",
        "solutions": solutions,
        "wrong": wrong,
        "tolerant": draw(st.booleans()),
    }
    word = draw(st.sampled_from([*solutions, *wrong, *wrong, *WORDS, "", " "]))
    return form, word if draw(st.booleans()) else slipped(draw, word)


def slipped(draw: st.DrawFn, word: str) -> str:
    """A word as people type it: none to two slips, other case, umlauts written out, hyphens."""
    for _ in range(draw(st.sampled_from([0, 0, 1, 1, 2]))):
        at = draw(st.integers(0, max(0, len(word) - 1)))
        match draw(st.sampled_from(["drop", "add", "swap", "change"])):
            case "drop":
                word = word[:at] + word[at + 1 :]
            case "add":
                word = word[:at] + draw(st.sampled_from("aebß-")) + word[at:]
            case "swap":
                word = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
            case _:
                word = word[:at] + draw(st.sampled_from("xüs ")) + word[at + 1 :]
    style = draw(
        st.sampled_from(["as is", "upper", "lower", "written out", "decomposed", "spaced"])
    )
    match style:
        case "upper":
            return word.upper()
        case "lower":
            return word.lower()
        case "written out":
            return word.replace("ü", "ue").replace("Ü", "Ue").replace("ß", "ss")
        case "decomposed":
            return word.replace("ü", "u\u0308").replace("Ü", "U\u0308")
        case "spaced":
            return f" {word[:3]}\u2011{word[3:]}\u00a0"
    return word


@st.composite
def numeric(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    solution = draw(st.sampled_from(NUMBERS))
    low, high = sorted([solution, draw(st.sampled_from(NUMBERS))], key=float)
    form = {"type": "numeric", "solution": solution, "low": low, "high": high}
    answer = draw(
        st.one_of(
            st.sampled_from(
                [low, high, solution, "1.000", "1.000,0", "1,2,3", "x", "", "1e3", "\u22123"]
            ),
            st.decimals(-2000, 2000, places=2).map(str),
        )
    )
    return form, answer.replace(".", ",") if draw(st.booleans()) else answer


@st.composite
def unscored(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    if draw(st.booleans()):
        return {"type": "long-fill-in", "at_least": 0}, "x"
    scale = draw(IDS)
    return {"type": "likert", "scale": scale}, scale[0]


FORM = st.one_of(choice(), truth(), matching(), sequencing(), typed(), numeric(), unscored())


@st.composite
def case(draw: st.DrawFn) -> dict[str, Any]:
    forms = draw(st.one_of(st.tuples(FORM), st.lists(FORM, min_size=2, max_size=4)))
    interactions, responses = [], {}
    for number, (form, response) in enumerate(forms):
        interactions.append({**form, "id": f"frage__{number}"})
        if draw(st.integers(0, 9)):
            responses[f"frage__{number}"] = response
    question = {
        "id": "frage",
        "interactions": interactions,
        "points": draw(st.sampled_from([1, 2, 0.5])),
        "scoring": draw(st.sampled_from(["all_or_nothing", "partial", "per_option"])),
    }
    return {"question": question, "responses": responses}


@pytest.fixture(scope="module")
def graded() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Generated cases with what the browser's grading makes of them, all in one process."""
    cases: list[dict[str, Any]] = []

    @settings(
        max_examples=CASES,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case())
    def collect(made: dict[str, Any]) -> None:
        cases.append(made)

    collect()
    lines = "\n".join(json.dumps(made) for made in cases)
    command = ["node", str(BATCH)]
    done = subprocess.run(command, input=lines, capture_output=True, check=True, encoding="utf-8")
    return list(zip(cases, map(json.loads, done.stdout.splitlines()), strict=True))


def test_both_implementations_agree(graded: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for made, browser in graded:
        share, result = grade(made["question"], made["responses"])
        points = 0 if result == "neutral" else made["question"]["points"]
        assert browser["result"] == result, made
        assert browser["points"] == points, made
        assert browser["score"] == pytest.approx(float(share) * points, abs=1e-12), made


def test_the_cases_reach_every_verdict(graded: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Without this the comparison could be one of noughts with noughts."""
    seen: dict[str, set[str]] = {}
    for made, browser in graded:
        for form in made["question"]["interactions"]:
            seen.setdefault(form["type"], set()).add(browser["result"])
    assert len(graded) > CASES // 2
    assert all({"correct", "incorrect"} <= seen[kind] for kind in seen)
    parts = {browser["score"] for _, browser in graded if 0 < browser["score"] < browser["points"]}
    assert len(parts) > 20
