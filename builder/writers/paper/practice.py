"""The practice questions of a course, in the order and with the numbers that paper gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.model.course import Course, Lesson
from builder.model.document import QuestionRef, QuizRef
from builder.model.question import Question
from builder.model.text import walk
from builder.record import record


@record
class Group:
    """Questions that belong together; ``lesson`` is None for those that no page asks."""

    lesson: Lesson | None
    questions: tuple[Question, ...]


def practice(course: Course) -> tuple[Group, ...]:
    """All practice questions; those of the graded quiz only if the author lets them be shown."""
    asked: set[str] = set()
    groups = [
        Group(lesson, tuple(_new(_of_lesson(course, lesson), asked))) for lesson in course.lessons
    ]
    groups.append(Group(None, tuple(_new(_unplaced(course), asked))))
    return tuple(group for group in groups if group.questions)


def numbers(course: Course) -> Mapping[str, int]:
    """The number of each practice question by its id."""
    questions = (question for group in practice(course) for question in group.questions)
    return {question.id: number for number, question in enumerate(questions, start=1)}


def quiz_questions(course: Course, quiz_id: str) -> tuple[Question, ...]:
    return next((quiz.questions for quiz in course.quizzes if quiz.id == quiz_id), ())


def _of_lesson(course: Course, lesson: Lesson) -> Iterator[Question]:
    questions = course.questions
    for page in lesson.pages:
        for block in walk(page.blocks):
            match block:
                case QuestionRef(question=name) if name in questions:
                    yield questions[name]
                case QuizRef(quiz=name) if name != course.final_quiz:
                    yield from quiz_questions(course, name)
                case _:
                    pass


def _unplaced(course: Course) -> Iterator[Question]:
    for quiz in course.quizzes:
        for question in quiz.questions:
            if quiz.id not in (course.final_quiz, course.pretest) or question.on_slides:
                yield question


def _new(questions: Iterator[Question], asked: set[str]) -> Iterator[Question]:
    for question in questions:
        if question.id not in asked:
            asked.add(question.id)
            yield question
