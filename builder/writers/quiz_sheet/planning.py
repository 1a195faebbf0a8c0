"""What goes on the sheet of questions and on the sheet of answers."""

from __future__ import annotations

from builder.diagnostics import Diagnostic, problem
from builder.job import Job
from builder.writers.paper.frame import frame, solutions
from builder.writers.paper.losses import lost_characters
from builder.writers.paper.nodes import Node, Printer
from builder.writers.paper.practice import Group, numbers, practice


def planned(job: Job) -> tuple[Node, tuple[Diagnostic, ...]]:
    """What both sheets are given; without practice questions there is nothing to print."""
    groups = practice(job.course)
    if not groups:
        return {}, (problem("W062", job.course.span, name=job.course.title),)
    printer = Printer(job, numbers=numbers(job.course))
    content = {
        "quiz-sheet": _sheet(job, "quiz_sheet", [_questions(printer, group) for group in groups]),
        "answer-sheet": _sheet(job, "answer_sheet", [_answers(printer, group) for group in groups]),
    }
    losses = (
        loss
        for group in groups
        for question in group.questions
        for loss in lost_characters(
            [printer.question(question), solutions(printer, [question])], question.span
        )
    )
    return content, tuple(losses)


def _sheet(job: Job, kind: str, groups: list[Node]) -> Node:
    return frame(job, kind) | {"intro": job.texts[f"print.{kind}_intro"], "groups": groups}


def _questions(printer: Printer, group: Group) -> Node:
    texts = printer.job.texts
    questions = [
        {
            "title": texts["print.question"].format(number=printer.numbers[question.id]),
            "question": printer.question(question),
        }
        for question in group.questions
    ]
    return {"title": _title(printer, group), "questions": questions}


def _answers(printer: Printer, group: Group) -> Node:
    return {"title": _title(printer, group), "solutions": solutions(printer, group.questions)}


def _title(printer: Printer, group: Group) -> str:
    """The lesson with its number in the course, not among those that have questions."""
    texts, lesson = printer.job.texts, group.lesson
    if lesson is None:
        return texts["print.more_questions"]
    number = printer.job.course.lessons.index(lesson) + 1
    return f"{texts['print.lesson'].format(number=number)}: {lesson.title}"
