"""What goes into the handout: pages for learners, sources, and solutions if asked for."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic
from builder.job import Job
from builder.model.course import Lesson, Page
from builder.model.document import Audience, Block, Reader, SlideForm, SpeakerNotes
from builder.model.inline import Image
from builder.writers.paper.frame import frame, solutions, sources
from builder.writers.paper.glossary import glossary
from builder.writers.paper.losses import lost_characters, lost_pictures
from builder.writers.paper.nodes import Node, Printer
from builder.writers.paper.pictures import picture
from builder.writers.paper.practice import numbers, practice


def planned(job: Job) -> tuple[Node, tuple[Diagnostic, ...]]:
    """What the template is given; pages for lecturers only are left out."""
    course = job.course
    shown = frozenset(page.id for _, page in course.pages() if _is_shown(page.blocks))
    printer = Printer(job, numbers=numbers(course), pages=shown, sources=True, terms=True)
    content = frame(job, "handout")
    content["words"]["own_notes"] = job.texts["print.own_notes"]
    content |= {
        "picture": _opening(printer, course.picture),
        "objectives": [objective.text for objective in course.objectives],
        "lessons": [
            _lesson(printer, lesson, number) for number, lesson in enumerate(course.lessons, 1)
        ],
        "solutions": _solutions(printer) if job.project.handout_solutions else [],
        "glossary": glossary(printer),
        "sources": sources(job),
    }
    return content, tuple(_losses(printer))


def _lesson(printer: Printer, lesson: Lesson, number: int) -> Node:
    return {
        "label": printer.job.texts["print.lesson"].format(number=number),
        "title": lesson.title,
        "summary": lesson.summary,
        "picture": _opening(printer, lesson.picture),
        "pages": [_page(printer, page) for page in lesson.pages if page.id in printer.pages],
    }


def _opening(printer: Printer, image: Image | None) -> Node | None:
    """The picture that the course or a lesson opens with."""
    node = picture(printer.job.course, image) if image else None
    return node if node and node["path"] else None


def _page(printer: Printer, page: Page) -> Node:
    return {"id": page.id, "title": page.title, "blocks": printer.page(page.blocks)}


def _solutions(printer: Printer) -> list[Node]:
    groups = practice(printer.job.course)
    return solutions(
        printer,
        (question for group in groups if group.lesson for question in group.questions),
    )


def _is_shown(blocks: tuple[Block, ...]) -> bool:
    """Whether a page has anything for learners."""
    return any(
        not isinstance(block, SlideForm | SpeakerNotes)
        and not (isinstance(block, Audience) and block.reader is Reader.LECTURER)
        for block in blocks
    )


def _losses(printer: Printer) -> Iterator[Diagnostic]:
    course = printer.job.course
    for _, page in course.pages():
        if page.id in printer.pages:
            yield from lost_characters(_page(printer, page), page.span)
            yield from lost_pictures(course, page.blocks)
    for entry, node in zip(course.glossary, glossary(printer), strict=True):
        yield from lost_characters(node, entry.span)
        yield from lost_pictures(course, entry.definition)
