"""The chapters of the guide in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from builder.job import Job
from builder.writers.guide.records import Guide, Session, Solved
from builder.writers.guide.steps import Step
from builder.writers.guide.word.package import Package
from builder.writers.guide.word.script import Scripting
from builder.writers.guide.word.text import Script
from builder.writers.guide.word.xml import (
    LANDSCAPE,
    PORTRAIT,
    Element,
    paragraph,
    run,
    section,
    table,
    w,
)
from builder.writers.paper.frame import Node, facts, sources

_PORTRAIT_MARGIN, _LANDSCAPE_MARGIN = 2.5, 2.0
_OVERVIEW = (3.0, 10.2, 2.8)
_STEPS = (2.7, 7.4, 2.7, 4.0, 8.9)
_ANSWERED, _REASONED = (2.6, 13.4), (2.6, 6.7, 6.7)
_SOURCES = (2.2, 9.8, 4.0)
"""Widths of columns in centimetres."""


def body(job: Job, guide: Guide, package: Package, header: str, footer: str) -> Element:
    """The document; its sheets lie on their side where the table of steps needs the width."""
    chapters = _Chapters(job, guide, Script(job.course, package))
    front = [*chapters.preparation(), *chapters.overview()]
    steps = [element for session in guide.sessions for element in chapters.session(session)]
    steps += chapters.scripts()
    back = [*chapters.answers(), *chapters.debriefing(), *chapters.sources()]
    _close(front, section(PORTRAIT, _PORTRAIT_MARGIN, header, footer, first=True))
    _close(steps, section(LANDSCAPE, _LANDSCAPE_MARGIN, header, footer))
    last = section(PORTRAIT, _PORTRAIT_MARGIN, header, footer)
    elements = (*chapters.cover(), *chapters.contents(), *front, *steps, *back, last)
    return w("document", w("body", *elements))


def _close(elements: list[Element], sheet: Element) -> None:
    """End a section with its last paragraph, so that no empty one is needed."""
    if elements:
        properties = elements[-1].find(w("pPr").tag)
        assert properties is not None
        properties.append(sheet)


@dataclass(frozen=True, slots=True)
class _Chapters:
    """``titles`` grows with each chapter and becomes the table of contents."""

    job: Job
    guide: Guide
    script: Script
    titles: list[str] = field(default_factory=list)

    def cover(self) -> Iterator[Element]:
        course = self.job.course
        yield paragraph("Dokumentart", [run(self._word("guide"))])
        yield paragraph("Titel", [run(course.title)])
        if course.subtitle:
            yield paragraph("Untertitel", [run(course.subtitle)])
        if course.summary:
            yield paragraph("Standard", [run(course.summary)])
        for fact in facts(self.job):
            runs = [run(f"{fact['name']}: ", style="Fett"), run(fact["value"])]
            yield paragraph("Standard", runs)

    def contents(self) -> Iterator[Element]:
        """Links to all chapters in a real field; only Word could know page numbers."""
        yield paragraph("Verzeichnistitel", [run(self._word("contents"))], together=True)
        last = len(self.titles)
        for number, title in enumerate(self.titles, start=1):
            link = w("hyperlink", run(title), anchor=f"_Toc{number}", history=1)
            start = _field_start() if number == 1 else []
            end = [w("r", w("fldChar", fldCharType="end"))] if number == last else []
            yield paragraph("Verzeichnis1", [*start, link, *end])

    def preparation(self) -> Iterator[Element]:
        yield self._heading("guide_objectives")
        yield from self._list("Aufzaehlung", self.guide.objectives)
        yield self._heading("preparation")
        yield self._subheading(self._word("before"))
        yield from self._list("Checkliste", self.guide.before)
        yield self._subheading(self._word("day"))
        yield from self._list("Checkliste", self.guide.on_the_day)

    def overview(self) -> Iterator[Element]:
        yield self._heading("overview")
        header = (self._word("time"), self._word("course_step"), self._word("duration"))
        rows: list[list[list[Element]]] = []
        for session in self.guide.sessions:
            if session.pause:
                rows.append([self._cell("–"), self._cell(session.pause), self._cell("–")])
            cells = (session.time, session.title, session.duration)
            rows.append([self._cell(cell) for cell in cells])
        yield table(_OVERVIEW, header, rows)
        words = self._word("overview_intro").format(total=self.guide.total)
        yield paragraph("Nachtabelle", [run(words)])
        if self.guide.has_estimates:
            yield paragraph("Standard", [run(self._word("estimates"))])

    def session(self, session: Session) -> Iterator[Element]:
        yield self._title(session.title, new_sheet=session is not self.guide.sessions[0])
        if session.pause:
            yield paragraph("Standard", [run(session.pause)], together=True)
        if session.objectives:
            yield self._subheading(self._word("session_objectives"))
            yield from self._list("Aufzaehlung", session.objectives)
        yield self._subheading(session.heading)
        names = ("time", "what", "how", "with_what", "notes")
        yield table(_STEPS, map(self._word, names), (self._step(step) for step in session.steps))
        if session is self.guide.sessions[-1]:
            yield paragraph("Nachtabelle", [run(self.guide.end)])

    def scripts(self) -> Iterator[Element]:
        scripting = Scripting(self.script, self.job.texts)
        for script in self.guide.scripts:
            yield from scripting.chapter(script, partial(self._title, new_sheet=True))

    def answers(self) -> Iterator[Element]:
        if self.guide.solved:
            yield self._heading("solutions")
        for solved in self.guide.solved:
            yield from self._solved(solved)

    def debriefing(self) -> Iterator[Element]:
        yield self._heading("debriefing")
        yield paragraph("Standard", [run(self._word("debriefing_intro"))], together=True)
        yield from self._list("Aufzaehlung", self.guide.questions)
        if self.guide.prompts:
            yield self._subheading(self._word("prompts"))
            yield from self.script.blocks(self.guide.prompts)

    def sources(self) -> Iterator[Element]:
        nodes = sources(self.job)
        if not nodes["groups"]:
            return
        yield self._heading("sources")
        yield from self._list("Aufzaehlung", nodes["publications"])
        yield paragraph("Standard", [run(self._word("findings"))])
        for group in nodes["groups"]:
            yield self._subheading(group["title"])
            for part in group["sections"]:
                yield from self._section(part)

    def _section(self, part: Node) -> Iterator[Element]:
        yield paragraph("Standard", [run(part["title"])], together=True)
        rows = (
            [self._cell(finding[name]) for name in ("id", "statement", "place")]
            for finding in part["findings"]
        )
        header = map(self._word, ("finding", "statement", "place"))
        yield table(_SOURCES, header, rows)

    def _step(self, step: Step) -> list[list[Element]]:
        script = self.script.styled("Tabellentext")
        title = paragraph("Tabellentext", [run(step.title, style="Fett")])
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
        yield table(widths, map(self._word, names), rows)
        yield from script.styled("Nachtabelle").blocks(solved.explanation)

    def _heading(self, word: str) -> Element:
        return self._title(self._word(word))

    def _title(self, words: str, *, new_sheet: bool = False) -> Element:
        """A heading that the contents lead to."""
        self.titles.append(words)
        number = len(self.titles)
        start = w("bookmarkStart", id=number, name=f"_Toc{number}")
        runs = [start, run(words), w("bookmarkEnd", id=number)]
        heading = paragraph("Ueberschrift1", runs, together=True)
        if new_sheet:
            heading[0].append(w("pageBreakBefore"))
        return heading

    def _subheading(self, words: str) -> Element:
        return paragraph("Ueberschrift2", [run(words)], together=True)

    def _list(self, style: str, items: tuple[str, ...] | list[str]) -> Iterator[Element]:
        return (paragraph(style, [run(item)]) for item in items)

    def _cell(self, words: str, *, bold: bool = False) -> list[Element]:
        return [paragraph("Tabellentext", [run(words, style="Fett" if bold else "")])]

    def _word(self, name: str) -> str:
        return self.job.texts[f"print.{name}"]


def _field_start() -> list[Element]:
    instruction = w("instrText")
    instruction.text = ' TOC \\o "1-1" \\n \\h \\z '
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction),
        w("r", w("fldChar", fldCharType="separate")),
    ]
