"""What a lecturer's deck needs of a course, where the project makes decks."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, problem
from builder.model.course import Course, Page, Project
from builder.model.document import (
    Audience,
    Block,
    Figure,
    Image,
    QuestionRef,
    QuizRef,
    Reader,
    Reflection,
    SlideForm,
    SpeakerNotes,
    walk,
    walk_inlines,
)


def vector_pictures_have_a_bitmap(project: Project) -> Iterator[Diagnostic]:
    """An SVG on a slide has a PNG of the same name beside it."""
    for course in _with_decks(project):
        for image in _projected(course):
            asset = course.asset(image.source)
            if asset and asset.media_type == "image/svg+xml" and asset.raster is None:
                raster = f"{image.source.removesuffix('.svg')}.png"
                yield problem("L020", image.span, name=image.source, raster=raster)


def lessons_have_slides(project: Project) -> Iterator[Diagnostic]:
    """Pages without a slide form are named once for each lesson, as a reminder."""
    for course in _with_decks(project):
        for lesson in course.lessons:
            bare = [page for page in lesson.pages if _only_notes(page)]
            if bare:
                titles = ", ".join(f"»{page.title}«" for page in bare)
                yield problem("L021", bare[0].span, lesson=lesson.title, pages=titles)


def _with_decks(project: Project) -> Iterator[Course]:
    return iter(project.courses if "slides" in project.outputs else ())


def _only_notes(page: Page) -> bool:
    """Whether a page has words for a lecturer's room, and nothing to project."""
    if any(isinstance(block, SlideForm | Figure) for block in walk(page.blocks)):
        return False
    return any(_is_prose(block) for block in page.blocks)


def _is_prose(block: Block) -> bool:
    match block:
        case Audience(reader=reader):
            return reader is Reader.LECTURER
        case QuestionRef() | QuizRef() | SpeakerNotes() | Reflection():
            return False
        case _:
            return True


def _projected(course: Course) -> Iterator[Image]:
    for _, page in course.pages():
        for block in walk(page.blocks):
            if isinstance(block, SlideForm):
                for inline in walk_inlines(block.content):
                    if isinstance(inline, Image):
                        yield inline
