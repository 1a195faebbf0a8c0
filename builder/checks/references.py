"""Whatever a source names exists, and what must be unique is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from builder.checks.texts import blocks, inlines
from builder.diagnostics import Diagnostic, Span, nearest, problem
from builder.model.course import Course, Lesson, Objective, Project
from builder.model.document import Citation, Evidence, Image, Link, QuestionRef, QuizRef, walk
from builder.model.interaction import Hotspot
from builder.model.question import Question


def findings_exist(project: Project) -> Iterator[Diagnostic]:
    """Citations, evidence, questions, objectives and other findings name findings that exist."""
    named = [
        (name, finding.span) for finding in project.findings.values() for name in finding.repeats
    ]
    for course in project.courses:
        named += _findings_named(course)
    return _missing("R001", named, project.findings)


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


def final_quiz_exists(project: Project) -> Iterator[Diagnostic]:
    """The final quiz that a course names is one of its quizzes."""
    for course in project.courses:
        if course.final_quiz:
            named = [(course.final_quiz, _place(course, course.final_quiz))]
            yield from _missing("R005", named, [quiz.id for quiz in course.quizzes])


def pictures_exist(project: Project) -> Iterator[Diagnostic]:
    """Pictures on pages and in questions are files of the course."""
    for course in project.courses:
        named = [(i.source, i.span) for i in inlines(course) if isinstance(i, Image)]
        named += (
            (interaction.image, _place(question, interaction.image))
            for question in _questions(course)
            for interaction in question.interactions
            if isinstance(interaction, Hotspot)
        )
        yield from _missing("R006", named, [asset.path for asset in course.assets])


def links_to_pages_lead_somewhere(project: Project) -> Iterator[Diagnostic]:
    """A link like ``#page-id`` names a page of the course."""
    for course in project.courses:
        named = (
            (link.target.removeprefix("#"), link.span)
            for link in inlines(course)
            if isinstance(link, Link) and link.target.startswith("#")
        )
        yield from _missing("R007", named, [page.id for _, page in course.pages()])


def question_ids_are_unique(project: Project) -> Iterator[Diagnostic]:
    """No two questions of a course have one id: scores and saved answers hang on it."""
    for course in project.courses:
        yield from _twice("R008", ((q.id, q.span) for q in _questions(course)))


def page_ids_are_unique(project: Project) -> Iterator[Diagnostic]:
    """No two pages of a course have one id: progress and links hang on it."""
    for course in project.courses:
        yield from _twice("R009", ((page.id, page.span) for _, page in course.pages()))


def questions_are_shown_once(project: Project) -> Iterator[Diagnostic]:
    """No question stands on two pages: it could be answered only once."""
    for course in project.courses:
        shown = (
            (block.question, block.span)
            for _, page in course.pages()
            for block in walk(page.blocks)
            if isinstance(block, QuestionRef)
        )
        yield from _twice("R010", shown)


def questions_are_asked(project: Project) -> Iterator[Diagnostic]:
    """Every question stands on a page, or in a quiz that learners meet."""
    for course in project.courses:
        shown = {b.question for b in blocks(course) if isinstance(b, QuestionRef)}
        quizzes = {b.quiz for b in blocks(course) if isinstance(b, QuizRef)} | {course.final_quiz}
        for quiz in course.quizzes:
            drawn = {draw.pool for draw in quiz.draws}
            for question in quiz.questions:
                asked = quiz.id in quizzes and (not drawn or question.pool in drawn)
                if not asked and question.id not in shown:
                    yield problem("R015", question.span, name=question.id)


def lesson_ids_are_unique(project: Project) -> Iterator[Diagnostic]:
    """No two lessons of a course have one id."""
    for course in project.courses:
        yield from _twice("R011", ((lesson.id, lesson.span) for lesson in course.lessons))


def quiz_ids_are_unique(project: Project) -> Iterator[Diagnostic]:
    """No two quizzes of a course have one id."""
    for course in project.courses:
        yield from _twice("R012", ((quiz.id, quiz.span) for quiz in course.quizzes))


def objective_ids_are_unique(project: Project) -> Iterator[Diagnostic]:
    """No two objectives of a course have one id."""
    for course in project.courses:
        yield from _twice("R013", ((o.id, o.span) for o in course.objectives))


def _questions(course: Course) -> Iterator[Question]:
    return (question for quiz in course.quizzes for question in quiz.questions)


def _place(owner: Course | Lesson | Objective | Question, name: str) -> Span:
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
