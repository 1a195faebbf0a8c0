"""The course as its script carries it: ``CourseData`` of ``runtime/types.d.ts``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, assert_never

from builder.job import Job
from builder.model.course import DataProtection
from builder.model.interaction import (
    Choice,
    FillIn,
    Hotspot,
    Interaction,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TrueFalse,
    options,
)
from builder.model.question import Question, Quiz
from builder.model.scenario import (
    All,
    Compare,
    Condition,
    Effect,
    Flagged,
    Not,
    Scenario,
    Scene,
)
from builder.model.scenario import (
    Any as AnyOf,
)
from builder.model.text import block_text, plain_text
from builder.writers.confidence import confidence
from builder.writers.sco.identity import course_iri
from builder.writers.sco.timeleft import page_minutes

_NAMED = re.compile(r'"([a-z_0-9]+)"|`([a-z]+_)\$\{')
"""How a script names words: ``"decided"``, and `` `level_${…}` `` where it picks one of several."""


def course_data(job: Job, script: str) -> dict[str, Any]:
    """Everything that ``script`` needs to know and the page's elements do not say."""
    course = job.course
    minutes = page_minutes(course)
    return {
        "id": course.id,
        "iri": course_iri(job.project.organisation, course),
        "title": course.title,
        "language": course.language,
        "completion": str(course.completion),
        "report_failed": course.report_failed,
        "status": str(course.status),
        "data_protection": str(job.project.data_protection),
        "journal": job.project.journal,
        "final_quiz": course.final_quiz,
        "pretest": course.pretest,
        "quiz_minutes": minutes[""],
        "lessons": [
            {
                "id": lesson.id,
                "pages": [page.id for page in lesson.pages],
                "minutes": [minutes[page.id] for page in lesson.pages],
                "objectives": list(lesson.objectives),
            }
            for lesson in course.lessons
        ],
        "questions": [_question(question, job) for question in course.questions.values()],
        "quizzes": [_quiz(quiz, course.pass_mark) for quiz in course.quizzes],
        "scenarios": [scenario_data(scenario) for scenario in course.scenarios],
        "texts": _texts(job, script),
    }


def _texts(job: Job, script: str) -> dict[str, str]:
    """Words that scripts write: those whose keys the script names, whole or by their beginning.

    A key that ends in ``_one`` is the form for one of the key before that ending.
    """
    found = _NAMED.findall(script)
    whole = {key for key, _ in found if key}
    begun = tuple({begin for _, begin in found if begin})
    tables = {"": "runtime", "scenario.": "scenario"} if job.course.scenarios else {"": "runtime"}
    return {
        f"{prefix}{name}": words
        for prefix, table in tables.items()
        for name, words in job.texts.table(table).items()
        if name.removesuffix("_one") in whole or name.startswith(begun)
    }


def script_literal(data: dict[str, Any]) -> str:
    """JSON as a value in a script: no comment in it, and no backquote."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace("`", "\\u0060").replace("/*", "/\\u002a")


def _quiz(quiz: Quiz, pass_mark: float) -> dict[str, Any]:
    return {
        "id": quiz.id,
        "questions": [question.id for question in quiz.questions],
        "draws": [{"count": draw.count, "pool": draw.pool} for draw in quiz.draws],
        "pass_mark": pass_mark if quiz.pass_mark is None else quiz.pass_mark,
        "attempts": quiz.attempts,
        "shuffle": quiz.shuffle,
        "feedback": str(quiz.feedback),
    }


def _question(question: Question, job: Job) -> dict[str, Any]:
    """A question; its words are repeated only where an LMS is told of single answers."""
    told = job.project.data_protection is DataProtection.FULL
    sure = confidence(job.course, question, job.texts)
    forms = (*question.interactions, sure) if sure else question.interactions
    return {
        "id": question.id,
        "interactions": [
            _signed(interaction_data(form), job.texts["number.decimal"]) for form in forms
        ],
        "points": question.points,
        "scoring": str(question.scoring),
        "attempts": question.attempts,
        "shuffle": question.shuffle,
        "description": " ".join(block_text(question.stem).split()) if told else "",
        "words": _words(question) if told else {},
        "objective": question.objective,
        "pool": question.pool,
    }


def _signed(form: dict[str, Any], sign: str) -> dict[str, Any]:
    """Numbers are typed with the decimal sign of the course; without one it is a comma."""
    return {**form, "sign": sign} if form["type"] == "numeric" and sign != "," else form


def scenario_data(scenario: Scenario) -> dict[str, Any]:
    """A scenario without its words, which are in the page."""
    return {
        "id": scenario.id,
        "title": scenario.title,
        "start": scenario.start,
        "meters": [
            {"id": meter.id, "start": meter.start, "low": meter.low, "high": meter.high}
            for meter in scenario.meters
        ],
        "scenes": [_scene(scene) for scene in scenario.scenes],
        "endings": [
            {"id": ending.id, "condition": _condition(ending.condition)}
            for ending in scenario.endings
        ],
    }


def _scene(scene: Scene) -> dict[str, Any]:
    return {
        "id": scene.id,
        "injects": [
            {"condition": _condition(inject.condition), **_effect(inject.effect)}
            for inject in scene.injects
        ],
        "decisions": [
            {
                "id": decision.id,
                "condition": _condition(decision.condition),
                "quality": str(decision.quality),
                "target": decision.target,
                **_effect(decision.effect),
            }
            for decision in scene.decisions
        ],
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return {"meters": dict(effect.meters), "flags": list(effect.flags)}


def _condition(condition: Condition | None) -> list[Any] | None:
    match condition:
        case None:
            return None
        case Compare(meter=meter, comparison=comparison, value=value):
            return [str(comparison), meter, value]
        case Flagged(flag=flag):
            return ["flag", flag]
        case Not(condition=inner):
            return ["not", _condition(inner)]
        case All(conditions=parts):
            return ["and", *map(_condition, parts)]
        case AnyOf(conditions=parts):
            return ["or", *map(_condition, parts)]
        case _:
            assert_never(condition)


def _words(question: Question) -> dict[str, str]:
    """What each option says."""
    return {
        option.id: " ".join(plain_text(option.content).split())
        for form in question.interactions
        for option in options(form)
    }


def _ids(options: Iterable[Option]) -> list[str]:
    return [option.id for option in options]


def interaction_data(interaction: Interaction) -> dict[str, Any]:
    """One answer form in the runtime's words; a hotspot is a choice to it."""
    match interaction:
        case Choice(id=name, options=options, correct=correct, multiple=multiple):
            return _choice(name, options, correct, multiple)
        case Hotspot(id=name, areas=areas, correct=correct):
            return _choice(name, (area.option for area in areas), correct, len(correct) > 1)
        case TrueFalse(id=name, correct=right):
            return {"type": "true-false", "id": name, "correct": right}
        case Matching(id=name, sources=sources, targets=targets, pairs=pairs):
            ends = {"sources": _ids(sources), "targets": _ids(targets)}
            return {"type": "matching", "id": name, **ends, "pairs": [list(pair) for pair in pairs]}
        case Sequencing(id=name, steps=steps):
            return {"type": "sequencing", "id": name, "steps": _ids(steps)}
        case FillIn(id=name, solutions=solutions, wrong=wrong, tolerant=tolerant):
            words = {"solutions": list(solutions), "wrong": list(wrong)}
            return {"type": "fill-in", "id": name, **words, "tolerant": tolerant}
        case Numeric(id=name, solution=solution, low=low, high=high):
            numbers = {"solution": solution, "low": low, "high": high}
            texts = {key: format(number, "f") for key, number in numbers.items()}
            return {"type": "numeric", "id": name, **texts}
        case Likert(id=name, scale=scale):
            return {"type": "likert", "id": name, "scale": _ids(scale)}
        case LongFillIn(id=name, at_least=at_least):
            return {"type": "long-fill-in", "id": name, "at_least": at_least}
        case _:
            assert_never(interaction)


def _choice(
    name: str, options: Iterable[Option], correct: tuple[str, ...], multiple: bool
) -> dict[str, Any]:
    answers = {"options": _ids(options), "correct": list(correct)}
    return {"type": "choice", "id": name, **answers, "multiple": multiple}
