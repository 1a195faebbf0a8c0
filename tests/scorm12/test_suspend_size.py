"""The estimate of suspend data against what the browser's encoder needs."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from builder.model.course import Course, Lesson, Page
from builder.model.document import QuestionRef, ScenarioRef
from builder.model.question import Draw
from builder.writers.sco.data import course_data
from builder.writers.scorm12.suspend_size import LIMIT, suspend_size
from tests import sample, stage

FULLEST = Path(__file__).parent.parent / "runtime" / "fullest.js"


def encoded(course: Course) -> str:
    data = json.dumps(course_data(sample.job(course), ""))
    command = ["node", str(FULLEST)]
    done = subprocess.run(command, input=data, capture_output=True, check=True, encoding="utf-8")
    return done.stdout.strip()


def large(times: int, pages: int, drawn: int = 0) -> Course:
    """The sample's questions so many times in practice, on so many pages."""
    course = sample.course()
    practice = tuple(
        replace(question, id=f"{question.id}-{number}")
        for number in range(times)
        for question in course.quizzes[0].questions
    )
    shown = Page("fragen", "Fragen", tuple(QuestionRef(question.id) for question in practice))
    rest = tuple(Page(f"seite-{number}", "Seite", ()) for number in range(pages - 1))
    final = course.quizzes[1]
    if drawn:
        pooled = tuple(replace(question, pool="topf") for question in final.questions)
        final = replace(final, questions=pooled, draws=(Draw(drawn, "topf"),))
    quizzes = (replace(course.quizzes[0], questions=practice), final)
    lesson = Lesson(id="eine", title="Eine", pages=(shown, *rest))
    return replace(course, lessons=(lesson,), quizzes=quizzes)


def sure() -> Course:
    """A course that asks everywhere how sure one is."""
    course = large(2, 5)
    return replace(course, quizzes=tuple(replace(quiz, confidence=True) for quiz in course.quizzes))


def only_a_test() -> Course:
    course = large(1, 1)
    final = course.quizzes[1]
    questions = tuple(
        replace(question, id=f"{question.id}-{number}")
        for number in range(8)
        for question in final.questions
    )
    page = replace(course.lessons[0].pages[0], blocks=())
    lesson = replace(course.lessons[0], pages=(page,))
    return replace(course, lessons=(lesson,), quizzes=(replace(final, questions=questions),))


def rehearsed(times: int) -> Course:
    """The sample's scenario so many times on a page, and hardly anything else."""
    course = stage.course()
    scenarios = tuple(replace(stage.SCENARIO, id=f"lage-{number}") for number in range(times))
    page = Page("lagen", "Lagen", tuple(ScenarioRef(scenario.id) for scenario in scenarios))
    lesson = replace(course.lessons[0], pages=(page,))
    return replace(course, lessons=(lesson,), quizzes=course.quizzes[1:], scenarios=scenarios)


def test_scenes_that_lead_back_count_once() -> None:
    first, *rest = stage.SCENARIO.scenes
    back = tuple(replace(one, target=first.id) for one in rest[0].decisions)
    scenes = (first, replace(rest[0], decisions=back), *rest[1:])
    looping = replace(stage.SCENARIO, scenes=scenes)
    assert suspend_size(stage.course(looping)) == suspend_size(stage.course())


@pytest.mark.parametrize(
    "course",
    [
        only_a_test(),
        sample.course(),
        large(1, 5),
        large(6, 40),
        large(9, 60),
        large(3, 10, drawn=2),
        stage.course(),
        rehearsed(12),
        sure(),
    ],
    ids=[
        "test",
        "sample",
        "small",
        "middle",
        "100 questions",
        "drawn",
        "scenario",
        "scenarios",
        "sure",
    ],
)
def test_the_estimate_is_never_too_low_and_not_far_too_high(course: Course) -> None:
    needed, estimated = len(encoded(course)), suspend_size(course)
    assert needed <= estimated <= 2 * needed + 100


def test_sixty_pages_and_a_hundred_questions_fit() -> None:
    assert len(encoded(large(9, 60))) < 3500


def test_what_does_not_fit_is_foreseen() -> None:
    course = large(20, 60)
    assert suspend_size(course) > LIMIT
    assert len(encoded(course)) <= LIMIT
