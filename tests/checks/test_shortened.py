"""Names that progress could not tell apart are found, in the same short forms as the player's."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

from builder.checks.shortened import names_are_told_apart, shortened
from builder.model.course import Course
from builder.model.interaction import Choice, Matching
from tests import sample, stage

SHORTHAND = Path(__file__).parents[2] / "scorm_templates/runtime/shorthand.js"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
ONE, OTHER = "woche-alarm-protokoll", "beschaffung-warnung-woche"
"""Of 65,600 names made of such words five pairs clash."""


def found(course: Course) -> list[tuple[str, str]]:
    project = replace(sample.job().project, courses=(course,))
    told = [(each.code, each.values) for each in names_are_told_apart(project)]
    assert {code for code, _ in told} <= {"L007"}
    return [(str(values["name"]), str(values["other"])) for _, values in told]


def test_short_forms_are_those_of_the_player() -> None:
    names = [ONE, OTHER, "", "a", "ä", "😀", *(f"seite-{number}" for number in range(200))]
    script = (
        f"import {{ short }} from {json.dumps(SHORTHAND.as_uri())};"
        f"console.log(JSON.stringify({json.dumps(names)}.map((name) => short(name, 5))));"
    )
    command = ["node", "--input-type=module", "--eval", script]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert [_spelled(shortened(name)) for name in names] == json.loads(done.stdout)


def _spelled(bits: int) -> str:
    return "".join(ALPHABET[bits >> 6 * place & 63] for place in range(5))


def test_names_that_differ_are_no_mistake() -> None:
    assert found(sample.course()) == found(stage.course()) == []


def test_names_of_one_kind_that_clash_are_told() -> None:
    course = sample.course()
    lesson = course.lessons[0]
    pages = [replace(page, id=id) for page, id in zip(lesson.pages, (ONE, OTHER), strict=False)]
    first = replace(lesson, pages=(*pages, *lesson.pages[2:]))
    assert found(replace(course, lessons=(first, *course.lessons[1:]))) == [(OTHER, ONE)]
    quizzes = [replace(quiz, id=id) for quiz, id in zip(course.quizzes, (ONE, OTHER), strict=True)]
    assert found(replace(course, quizzes=tuple(quizzes))) == [(OTHER, ONE)]


def test_answers_that_clash_are_told_in_their_words() -> None:
    course = sample.course()
    clashing = (sample.option(ONE, "Ein Wort"), sample.option(OTHER, "Zwei Worte"))
    for form, count in (
        (Choice("1", clashing, (ONE,)), 1),
        (Matching("1", clashing[:1], clashing[1:], ((ONE, OTHER),)), 0),
        (Matching("1", clashing, clashing, ((ONE, OTHER),)), 2),
    ):
        question = replace(course.quizzes[0].questions[0], interactions=(form,))
        quiz = replace(course.quizzes[0], questions=(question,))
        told = found(replace(course, quizzes=(quiz, course.quizzes[1])))
        assert told == [("Zwei Worte", "Ein Wort")] * count


def test_decisions_that_clash_are_told() -> None:
    first, *rest = stage.SCENARIO.scenes
    decisions = (replace(first.decisions[0], id=ONE), replace(first.decisions[1], id=OTHER))
    scene = replace(first, decisions=(*decisions, *first.decisions[2:]))
    made = stage.course(replace(stage.SCENARIO, scenes=(scene, *rest)))
    assert len(found(made)) == 1
