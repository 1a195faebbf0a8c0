"""The chapters of the guide in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from functools import partial

from docx.document import Document

from builder.job import Job
from builder.record import record
from builder.writers.guide.records import Guide, Session, Solved
from builder.writers.guide.steps import Step, is_short
from builder.writers.guide.word.frame import add, begin_section
from builder.writers.guide.word.script import Scripting
from builder.writers.guide.word.text import Script
from builder.writers.guide.word.xml import (
    Element,
    complex_field,
    field_end,
    field_start,
    paragraph,
    run,
    table,
    w,
)
from builder.writers.paper.frame import Node, facts, sources

_OVERVIEW = (2.8, 10.2, 2.4)
_STEPS = (2.5, 7.4, 2.6, 3.9, 9.3)
_ANSWERED, _REASONED = (2.6, 12.8), (2.6, 6.4, 6.4)
_SOURCES = (1.9, 9.6, 3.9)
"""Widths of columns in centimetres, as in the PDF: chapters then begin on the same pages."""
_MANY = 20
"""Rows of an overview that does not stay on one sheet."""


def fill(file: Document, job: Job, guide: Guide, pages: tuple[int, ...]) -> None:
    """Write the guide; its sheets lie on their side where the table of steps needs the width."""
    chapters = _Chapters(job, guide, Script(job.course, file.part))
    front = [*chapters.preparation(), *chapters.overview()]
    steps = [element for session in guide.sessions for element in chapters.session(session)]
    steps += chapters.scripts()
    back = [*chapters.answers(), *chapters.debriefing(), *chapters.glossary(), *chapters.sources()]
    add(file, (*chapters.cover(), *chapters.contents(pages), *front))
    begin_section(file, on_its_side=True)
    add(file, steps)
    begin_section(file, on_its_side=False)
    add(file, back)


@record
class _Chapters:
    """``titles`` grows with each chapter and becomes the table of contents."""

    job: Job
    guide: Guide
    script: Script
    titles: list[str] = field(default_factory=list)

    def cover(self) -> Iterator[Element]:
        course = self.job.course
        yield paragraph("Dokumentart", [run(self._word("guide"))])
        yield paragraph("Title", [run(course.title)])
        if course.subtitle:
            yield paragraph("Subtitle", [run(course.subtitle)])
        if course.summary:
            yield paragraph("Normal", [run(course.summary)])
        for fact in facts(self.job):
            runs = [run(f"{fact['name']}: ", style="Strong"), run(fact["value"])]
            yield paragraph("Normal", runs)
        logo = self.job.project.organisation.logo
        if logo is not None:
            yield from self.script.logo(logo)

    def contents(self, pages: tuple[int, ...]) -> Iterator[Element]:
        """A real table of contents, its numbers those of the PDF until Word counts for itself."""
        yield paragraph("TOCHeading", [run(self._word("contents"))], together=True, new_sheet=True)
        last = len(self.titles)
        for number, (title, page) in enumerate(zip(self.titles, pages, strict=True), start=1):
            anchor = f"_Toc{number}"
            shown = complex_field(f"PAGEREF {anchor} \\h", [run(str(page))])
            link = w("hyperlink", run(title), w("r", w("tab")), *shown, anchor=anchor, history=1)
            start = field_start('TOC \\o "1-1" \\h \\z') if number == 1 else []
            end = [field_end()] if number == last else []
            yield paragraph("toc1", [*start, link, *end])

    def preparation(self) -> Iterator[Element]:
        yield self._heading("guide_objectives")
        yield from self._list("ListBullet", self.guide.objectives)
        yield self._heading("preparation")
        yield self._subheading(self._word("before"))
        yield from self._list("Checkliste", self.guide.before)
        yield self._subheading(self._word("day"))
        yield from self._list("Checkliste", self.guide.on_the_day)

    def overview(self) -> Iterator[Element]:
        yield self._heading("overview")
        yield paragraph("Normal", [run(self.guide.intro)], together=True)
        if self.guide.has_estimates:
            yield paragraph("Normal", [run(self._word("estimates"))], together=True)
        header = (self._word("time"), self._word("course_step"), self._word("duration"))
        rows: list[list[list[Element]]] = []
        for session in self.guide.sessions:
            if session.pause:
                rows.append([self._cell("–"), self._cell(session.pause), self._cell("–")])
            cells = (session.time, session.title, session.duration)
            rows.append([self._cell(cell) for cell in cells])
        yield table(_OVERVIEW, header, rows, together=len(rows) < _MANY)
        yield paragraph("Nachtabelle", [run(self.guide.end)])

    def session(self, session: Session) -> Iterator[Element]:
        is_first = session is self.guide.sessions[0]
        yield self._title(session.title, new_sheet=not is_first, on_top=is_first)
        if session.pause:
            yield paragraph("Normal", [run(session.pause)], together=True)
        if session.objectives:
            yield self._subheading(self._word("session_objectives"))
            yield from self._list("ListBullet", session.objectives)
        yield self._subheading(session.heading)
        names = ("time", "what", "how", "with_what", "notes")
        is_last = session is self.guide.sessions[-1]
        rows = [self._step(step) for step in session.steps]
        divided = [not is_short(step) for step in session.steps]
        yield table(_STEPS, map(self._word, names), rows, last_with_next=is_last, divided=divided)
        if is_last:
            yield paragraph("Nachtabelle", [run(self.guide.end)])

    def scripts(self) -> Iterator[Element]:
        scripting = Scripting(self.script, self.job.texts)
        for script in self.guide.scripts:
            yield from scripting.chapter(script, partial(self._title, new_sheet=True))

    def answers(self) -> Iterator[Element]:
        if self.guide.solved:
            yield self._heading("solutions", on_top=True)
        for solved in self.guide.solved:
            yield from self._solved(solved)

    def debriefing(self) -> Iterator[Element]:
        yield self._heading("debriefing")
        yield paragraph("Normal", [run(self._word("debriefing_intro"))], together=True)
        yield from self._list("ListBullet", self.guide.questions)
        if self.guide.prompts:
            yield self._subheading(self._word("prompts"))
            yield from self.script.blocks(self.guide.prompts)

    def glossary(self) -> Iterator[Element]:
        if self.guide.glossary:
            yield self._heading("glossary", new_sheet=True)
        for entry in self.guide.glossary:
            yield self._subheading(entry.term)
            yield from self.script.blocks(entry.definition)
            if entry.also:
                yield paragraph("Normal", [run(entry.also)])

    def sources(self) -> Iterator[Element]:
        nodes = sources(self.job)
        if not nodes["groups"]:
            return
        yield self._heading("sources", new_sheet=True)
        yield from self._list("ListBullet", nodes["publications"])
        yield paragraph("Normal", [run(self._word("findings"))])
        for group in nodes["groups"]:
            yield self._subheading(group["title"])
            for part in group["sections"]:
                yield from self._section(part)

    def _section(self, part: Node) -> Iterator[Element]:
        yield paragraph("Normal", [run(part["title"])], together=True)
        rows = (
            [self._cell(finding[name]) for name in ("id", "statement", "place")]
            for finding in part["findings"]
        )
        header = map(self._word, ("finding", "statement", "place"))
        yield table(_SOURCES, header, rows)

    def _step(self, step: Step) -> list[list[Element]]:
        script = self.script.styled("Tabellentext")
        title = paragraph("Tabellentext", [run(step.title, style="Strong")])
        return [
            [*self._cell(step.time, bold=True), *self._cell(step.duration)],
            [title, *script.blocks(step.what)],
            [element for how in step.how for element in self._cell(how)],
            [element for thing in step.material or ("–",) for element in self._cell(thing)],
            script.cell(step.notes),
        ]

    def _solved(self, solved: Solved) -> Iterator[Element]:
        script = replace(self.script, gaps=solved.gaps)
        yield self._subheading(solved.title)
        yield from replace(script, together=True).blocks(solved.stem)
        cells = script.styled("Tabellentext")
        reasons = any(reason.because for reason in solved.reasons)
        widths = _REASONED if reasons else _ANSWERED
        rows = (
            [
                self._cell(reason.verdict, bold=True),
                [paragraph("Tabellentext", cells.inlines(reason.content))],
                cells.cell(reason.because),
            ][: len(widths)]
            for reason in solved.reasons
        )
        names = ("verdict", "answer", "reason")[: len(widths)]
        is_explained = bool(solved.explanation)
        yield table(widths, map(self._word, names), rows, last_with_next=is_explained)
        yield from script.styled("Nachtabelle").blocks(solved.explanation)

    def _heading(self, word: str, *, new_sheet: bool = False, on_top: bool = False) -> Element:
        return self._title(self._word(word), new_sheet=new_sheet, on_top=on_top)

    def _title(self, words: str, *, new_sheet: bool = False, on_top: bool = False) -> Element:
        """A heading that the contents lead to."""
        self.titles.append(words)
        number = len(self.titles)
        start = w("bookmarkStart", id=number, name=f"_Toc{number}")
        runs = [start, run(words), w("bookmarkEnd", id=number)]
        return paragraph("Heading1", runs, together=True, new_sheet=new_sheet, on_top=on_top)

    def _subheading(self, words: str) -> Element:
        return paragraph("Heading2", [run(words)], together=True)

    def _list(self, style: str, items: tuple[str, ...] | list[str]) -> Iterator[Element]:
        return (paragraph(style, [run(item)]) for item in items)

    def _cell(self, words: str, *, bold: bool = False) -> list[Element]:
        return [paragraph("Tabellentext", [run(words, style="Strong" if bold else "")])]

    def _word(self, name: str) -> str:
        return self.job.texts[f"print.{name}"]
