"""What learners see of a page, and which findings it goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.model.course import Course, Page
from builder.model.document import (
    Audience,
    Block,
    Evidence,
    QuestionRef,
    Reader,
    ScenarioRef,
    SlideForm,
    SpeakerNotes,
)
from builder.model.inline import Citation, Inline
from builder.model.question import Question
from builder.model.scenario import Scenario
from builder.model.text import children, inlines_of, walk_inlines
from builder.writers.html import Element, View, element, source_address


def visible(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block that a learner sees, outermost first."""
    for block in blocks:
        if isinstance(block, SlideForm | SpeakerNotes):
            continue
        if isinstance(block, Audience) and block.reader is Reader.LECTURER:
            continue
        yield block
        yield from visible(children(block))


def cited(course: Course, blocks: Iterable[Block]) -> tuple[str, ...]:
    """Findings that a page shows, cites or asks about, in order of appearance."""
    found: dict[str, None] = {}
    for block in visible(blocks):
        if isinstance(block, Evidence):
            found[block.finding] = None
        if isinstance(block, QuestionRef):
            found.update(dict.fromkeys(asked(course.questions[block.question])))
        if isinstance(block, ScenarioRef):
            played = (one for one in course.scenarios if one.id == block.scenario)
            found.update(dict.fromkeys(name for one in played for name in decided(one)))
        found.update(dict.fromkeys(_citations(_own_inlines(block))))
    return tuple(found)


def asked(question: Question) -> tuple[str, ...]:
    """Findings that a question goes back to or cites in any of its texts."""
    inner = _citations(walk_inlines(question.texts))
    return tuple(dict.fromkeys((*question.findings, *inner)))


def decided(scenario: Scenario) -> tuple[str, ...]:
    """Findings that a scenario goes back to or cites in any of its texts."""
    inner = _citations(walk_inlines(scenario.texts()))
    return tuple(dict.fromkeys((*scenario.findings, *inner)))


def _own_inlines(block: Block) -> Iterator[Inline]:
    """Inlines of a block without its inner blocks, which are walked themselves."""
    if not children(block):
        yield from inlines_of((block,))


def _citations(inlines: Iterable[Inline]) -> list[str]:
    return [inline.finding for inline in inlines if isinstance(inline, Citation)]


def page_about(course: Course, question: Question) -> Page | None:
    """The page worth reading again: where a finding of the question is shown, if possible in a
    lesson that teaches its objective; else the first page of such a lesson."""
    wanted = set(question.findings)
    showing = [(lesson, page) for lesson, page in course.pages() if wanted & set(_shown(page))]
    teaching = [lesson for lesson in course.lessons if question.objective in lesson.objectives]
    best = [page for lesson, page in showing if lesson in teaching]
    others = [page for _, page in showing] + [lesson.pages[0] for lesson in teaching]
    return next(iter(best + others), None)


def _shown(page: Page) -> Iterator[str]:
    for block in visible(page.blocks):
        if isinstance(block, Evidence):
            yield block.finding
        yield from _citations(_own_inlines(block))


def source_list(view: View, findings: tuple[str, ...]) -> Element | None:
    """The sources of a page, folded; citations above link into it."""
    if not findings:
        return None
    entries = [_entry(view, finding) for finding in findings]
    summary = element("summary", view.text("sources"))
    return element("details", summary, element("ul", *entries), class_="sources")


def _entry(view: View, name: str) -> Element:
    finding = view.findings[name]
    place = view.text(
        "source_place",
        event=finding.event,
        section=finding.section,
        place=finding.place,
    )
    return element(
        "li",
        element("b", name),
        " ",
        finding.statement,
        element("span", place, class_="quiet"),
        id=source_address(view, name),
    )
