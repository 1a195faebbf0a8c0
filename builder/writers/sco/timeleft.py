"""How long each page takes to read, so that learners know what is left."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.course import Course, Page
from builder.model.document import Block, Paragraph, QuestionRef, QuizRef, Reflection, ScenarioRef
from builder.model.scenario import Scenario, Scene
from builder.model.text import inlines, plain_text
from builder.writers.sco.sources import visible

_WORDS_A_MINUTE = 160
"""Reading on a screen to understand, not to skim."""
_QUESTION, _REFLECTION, _DECISION, _LOOKING_BACK = 1.0, 2.0, 0.5, 0.5
"""Minutes for an answer and its explanation, for a thought, for weighing up what to decide, and for
each question of a debriefing."""
_RARE = 0.01
"""A share of all players that is too small to change an estimate."""


def page_minutes(course: Course) -> dict[str, float]:
    """Minutes of every page and, as ``""``, of a final quiz that has a page of its own; together
    they are as long as the course says, where it says so."""
    found = {page.id: _estimate(course, page) for _, page in course.pages()}
    placed = {
        block.quiz
        for _, page in course.pages()
        for block in visible(page.blocks)
        if isinstance(block, QuizRef)
    }
    found[""] = 0.0 if course.final_quiz in placed else _quiz(course, course.final_quiz)
    total = sum(found.values())
    factor = course.minutes / total if course.minutes and total else 1.0
    return {name: round(minutes * factor, 1) for name, minutes in found.items()}


def _estimate(course: Course, page: Page) -> float:
    """Minutes that a page takes, from its words and from what it asks for."""
    blocks = list(visible(page.blocks))
    minutes = _reading(blocks)
    for block in blocks:
        match block:
            case QuestionRef():
                minutes += _QUESTION
            case Reflection():
                minutes += _REFLECTION
            case ScenarioRef(scenario=name):
                minutes += sum(_played(one) for one in course.scenarios if one.id == name)
            case QuizRef(quiz=name):
                minutes += _quiz(course, name)
            case _:
                pass
    return max(minutes, 0.3)


def _quiz(course: Course, name: str) -> float:
    """Minutes for one attempt at a quiz."""
    quiz = next((quiz for quiz in course.quizzes if quiz.id == name), None)
    if quiz is None:
        return 0.0
    return _QUESTION * (sum(draw.count for draw in quiz.draws) or len(quiz.questions))


def _reading(blocks: Iterable[Block]) -> float:
    """Minutes to read the words of blocks."""
    words = " ".join(plain_text(run) for block in blocks for run in inlines(block))
    return len(words.split()) / _WORDS_A_MINUTE


def _played(scenario: Scenario) -> float:
    """Minutes for a scenario played once: what players read and decide on their way to an ending,
    on average over all ways, as if each decision were as likely as the others."""
    minutes = _reading(scenario.introduction)
    here = {scenario.start: 1.0}
    for _ in range(3 * len(scenario.scenes)):  # a circle may be walked again and again
        there: dict[str, float] = {}
        for name, share in here.items():
            scene = scenario.scene(name)
            if scene is None or not scene.decisions or share < _RARE:
                continue
            minutes += share * _scene(scene)
            for decision in scene.decisions:
                target = decision.target
                there[target] = there.get(target, 0.0) + share / len(scene.decisions)
        here = there
    endings = sum(_reading(ending.text) for ending in scenario.endings)
    questions = [Paragraph(question.text, question.span) for question in scenario.debriefing]
    return (
        minutes
        + endings / max(1, len(scenario.endings))
        + _reading(questions)
        + _LOOKING_BACK * len(questions)
    )


def _scene(scene: Scene) -> float:
    """Minutes for one scene: its message and news, all its choices, what follows one of them."""
    labels = [Paragraph(decision.label, decision.span) for decision in scene.decisions]
    news = [block for inject in scene.injects for block in inject.text]
    feedback = sum(_reading(decision.feedback) for decision in scene.decisions)
    return _reading([*scene.message, *news, *labels]) + feedback / len(scene.decisions) + _DECISION
