"""Whatever a source names exists, and what must be unique is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from builder.checks.texts import blocks, inlines
from builder.diagnostics import Diagnostic, Span, nearest, problem
from builder.model.course import Course, Lesson, Objective, Project
from builder.model.document import Evidence, QuestionRef, QuizRef, ScenarioRef
from builder.model.inline import Citation, Link
from builder.model.question import Question
from builder.model.scenario import DebriefingQuestion, Decision, Scenario
from builder.model.text import walk


def findings_exist(project: Project) -> Iterator[Diagnostic]:
    """Citations, evidence, questions and objectives name findings of the register."""
    for course in project.courses:
        yield from _missing("R001", _findings_named(course), project.findings)


def _findings_named(course: Course) -> Iterator[tuple[str, Span]]:
    for inline in inlines(course):
        if isinstance(inline, Citation):
            yield inline.finding, inline.span
    for block in blocks(course):
        if isinstance(block, Evidence):
            yield block.finding, block.span
    for objective in course.objectives:
        yield from ((name, _place(objective, name)) for name in objective.findings)
    for question in _questions(course):
        yield from ((name, _place(question, name)) for name in question.findings)
    for part in _scenario_parts(course):
        yield from ((name, _place(part, name)) for name in part.findings)


def objectives_exist(project: Project) -> Iterator[Diagnostic]:
    """Lessons and questions name objectives of their course."""
    for course in project.courses:
        named = [
            (name, _place(lesson, name)) for lesson in course.lessons for name in lesson.objectives
        ]
        named += (
            (question.objective, _place(question, question.objective))
            for question in _questions(course)
            if question.objective
        )
        named += (
            (scenario.objective, _place(scenario, scenario.objective))
            for scenario in course.scenarios
            if scenario.objective
        )
        yield from _missing("R002", named, [objective.id for objective in course.objectives])


def questions_on_pages_exist(project: Project) -> Iterator[Diagnostic]:
    """A page shows only questions that a quiz of the course holds."""
    for course in project.courses:
        shown = ((b.question, b.span) for b in blocks(course) if isinstance(b, QuestionRef))
        yield from _missing("R003", shown, course.questions)


def quizzes_on_pages_exist(project: Project) -> Iterator[Diagnostic]:
    """A page shows only quizzes of the course."""
    for course in project.courses:
        shown = ((b.quiz, b.span) for b in blocks(course) if isinstance(b, QuizRef))
        yield from _missing("R004", shown, [quiz.id for quiz in course.quizzes])


def scenarios_on_pages_exist(project: Project) -> Iterator[Diagnostic]:
    """A page shows only scenarios of the course."""
    for course in project.courses:
        shown = ((b.scenario, b.span) for b in blocks(course) if isinstance(b, ScenarioRef))
        yield from _missing("S024", shown, [scenario.id for scenario in course.scenarios])


def scenarios_are_shown_once(project: Project) -> Iterator[Diagnostic]:
    """No scenario stands on two pages: its state is kept once."""
    for course in project.courses:
        shown = ((b.scenario, b.span) for b in blocks(course) if isinstance(b, ScenarioRef))
        yield from _twice("S025", shown)


def scenarios_are_played(project: Project) -> Iterator[Diagnostic]:
    """Every scenario stands on a page."""
    for course in project.courses:
        shown = {b.scenario for b in blocks(course) if isinstance(b, ScenarioRef)}
        for scenario in course.scenarios:
            if scenario.id not in shown:
                yield problem("S026", scenario.span, name=scenario.id)


def scenario_ids_are_unique(project: Project) -> Iterator[Diagnostic]:
    """No two scenarios of a course have one id."""
    for course in project.courses:
        yield from _twice("S020", ((one.id, one.span) for one in course.scenarios))


def links_to_pages_lead_somewhere(project: Project) -> Iterator[Diagnostic]:
    """A link like ``#page-id`` names a page of the course."""
    for course in project.courses:
        named = (
            (link.target.removeprefix("#"), link.span)
            for link in inlines(course)
            if isinstance(link, Link) and link.target.startswith("#")
        )
        yield from _missing("R005", named, [page.id for _, page in course.pages()])


def question_ids_are_unique(project: Project) -> Iterator[Diagnostic]:
    """No two questions of a course have one id: scores and saved answers hang on it."""
    for course in project.courses:
        yield from _twice("R006", ((q.id, q.span) for q in _questions(course)))


def page_ids_are_unique(project: Project) -> Iterator[Diagnostic]:
    """No two pages of a course have one id: progress and links hang on it."""
    for course in project.courses:
        yield from _twice("R007", ((page.id, page.span) for _, page in course.pages()))


def questions_are_shown_once(project: Project) -> Iterator[Diagnostic]:
    """No question stands on two pages: it could be answered only once."""
    for course in project.courses:
        shown = (
            (block.question, block.span)
            for _, page in course.pages()
            for block in walk(page.blocks)
            if isinstance(block, QuestionRef)
        )
        yield from _twice("R008", shown)


def questions_are_asked(project: Project) -> Iterator[Diagnostic]:
    """Every question stands on a page, or in a quiz that learners meet."""
    for course in project.courses:
        shown = {b.question for b in blocks(course) if isinstance(b, QuestionRef)}
        quizzes = {b.quiz for b in blocks(course) if isinstance(b, QuizRef)}
        quizzes |= {course.final_quiz, course.pretest}
        for quiz in course.quizzes:
            drawn = {draw.pool for draw in quiz.draws}
            for question in quiz.questions:
                asked = quiz.id in quizzes and (not drawn or question.pool in drawn)
                if not asked and question.id not in shown:
                    yield problem("R012", question.span, name=question.id)


def lesson_ids_are_unique(project: Project) -> Iterator[Diagnostic]:
    """No two lessons of a course have one id."""
    for course in project.courses:
        yield from _twice("R009", ((lesson.id, lesson.span) for lesson in course.lessons))


def quiz_ids_are_unique(project: Project) -> Iterator[Diagnostic]:
    """No two quizzes of a course have one id."""
    for course in project.courses:
        yield from _twice("R010", ((quiz.id, quiz.span) for quiz in course.quizzes))


def _questions(course: Course) -> Iterator[Question]:
    return (question for quiz in course.quizzes for question in quiz.questions)


def _scenario_parts(course: Course) -> Iterator[Decision | DebriefingQuestion]:
    for scenario in course.scenarios:
        for scene in scenario.scenes:
            yield from scene.decisions
        yield from scenario.debriefing


_Owner = Course | Lesson | Objective | Question | Scenario | Decision | DebriefingQuestion


def _place(owner: _Owner, name: str) -> Span:
    """Where ``owner`` names something, as exactly as its reader could tell."""
    return owner.places.get(name, owner.span)


def _missing(
    code: str, named: Iterable[tuple[str, Span]], there: Collection[str]
) -> Iterator[Diagnostic]:
    for name, span in named:
        if name not in there:
            yield problem(code, span, nearest(name, there), name=name)


def _twice(code: str, named: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for name, span in named:
        before = first.setdefault(name, span)
        if before is not span:
            yield problem(code, span, name=name, path=before.path, line=before.line)
