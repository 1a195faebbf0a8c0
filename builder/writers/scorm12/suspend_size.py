"""How much suspend data a course may need at worst (the format is ``runtime/pack.js``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import assert_never

from builder.model.course import Course
from builder.model.document import QuestionRef, QuizRef, ScenarioRef
from builder.model.interaction import (
    Choice,
    FillIn,
    Hotspot,
    Interaction,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Sequencing,
    TrueFalse,
)
from builder.model.question import Question, Quiz
from builder.model.scenario import Scenario
from builder.model.text import walk

LIMIT = 4096
"""Characters of ``cmi.suspend_data`` in SCORM 1.2."""
_FRAME = 64
"""Version, seed, place and separators."""
_NAME = 4
"""Characters of a hashed page, question or answer form; usually three."""
_OPTION = 3
"""Characters of a hashed option; usually two."""
_ATTEMPT = 40
"""An attempt at a quiz without its questions."""
_RUN = 20
"""A scenario without its paths."""
_RUNS = 3
"""Paths that are kept of a scenario: the run in view, the one before, and the best."""
_TYPED = 40
"""Characters that people type into a gap, with umlauts written out."""


def suspend_size(course: Course) -> int:
    """Characters needed when a learner has opened every page and answered every question."""
    blocks = [block for _, page in course.pages() for block in walk(page.blocks)]
    practised = {block.question for block in blocks if isinstance(block, QuestionRef)}
    tested = {block.quiz for block in blocks if isinstance(block, QuizRef)}
    tested |= {course.final_quiz, course.pretest}
    played = {block.scenario for block in blocks if isinstance(block, ScenarioRef)}
    pages = sum(_NAME for _ in course.pages())
    practice = sum(_question(course.questions[name]) for name in practised)
    tests = sum(_quiz(quiz) for quiz in course.quizzes if quiz.id in tested)
    runs = sum(_scenario(scenario) for scenario in course.scenarios if scenario.id in played)
    sure = sum(_sure(quiz, practised) for quiz in course.quizzes if quiz.confidence)
    return _FRAME + pages + practice + tests + runs + sure


def _scenario(scenario: Scenario) -> int:
    return _NAME + _RUN + _RUNS * _OPTION * _longest_path(scenario)


def _longest_path(scenario: Scenario) -> int:
    """Decisions of the longest path; where scenes lead back, every scene is taken to come once."""
    lengths: dict[str, int] = {"": 0}

    def length(name: str, before: frozenset[str]) -> int:
        if name in before:
            return len(scenario.scenes)
        if name not in lengths:
            scene = scenario.scene(name)
            targets = {one.target for one in scene.decisions} if scene else ()
            further = (length(target, before | {name}) for target in targets)
            lengths[name] = min(1 + max(further, default=0), len(scenario.scenes))
        return lengths[name]

    return length(scenario.start, frozenset())


def _quiz(quiz: Quiz) -> int:
    """One attempt, with the most costly questions that can be drawn."""
    if not quiz.draws:
        return _ATTEMPT + _asked(map(_question, quiz.questions))
    drawn = 0
    for draw in quiz.draws:
        costs = sorted(_question(each) for each in quiz.questions if each.pool == draw.pool)
        drawn += _asked(costs[-draw.count :])
    return _ATTEMPT + drawn


def _sure(quiz: Quiz, practised: Collection[str]) -> int:
    """What learners say of how sure they are, in an attempt and in practice."""
    asked = sum(draw.count for draw in quiz.draws) or len(quiz.questions)
    return (_NAME + 2 + _OPTION) * (
        asked + sum(question.id in practised for question in quiz.questions)
    )


def _asked(costs: Iterable[int]) -> int:
    return sum(_NAME + cost for cost in costs)


def _question(question: Question) -> int:
    return _NAME + 3 + sum(_NAME + 2 + _answer(form) for form in question.interactions)


def _answer(form: Interaction) -> int:
    match form:
        case TrueFalse():
            return 1
        case Choice(options=options, multiple=multiple):
            return _OPTION * (len(options) if multiple else 1)
        case Hotspot(areas=areas):
            return _OPTION * len(areas)
        case Matching(sources=sources):
            return 2 * _OPTION * len(sources)
        case Sequencing(steps=steps):
            return _OPTION * len(steps)
        case FillIn() | Numeric():
            return _TYPED
        case Likert():
            return _OPTION
        case LongFillIn():
            return 0
        case _:
            assert_never(form)
