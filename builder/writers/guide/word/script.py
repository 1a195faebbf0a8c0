"""The script of a scenario in the Word file: five kinds of tables under their headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from builder.record import record
from builder.writers.guide.script import Choice, Entry, Option, Script
from builder.writers.guide.word.text import Script as Writing
from builder.writers.guide.word.xml import Element, paragraph, run, table

_METERS = (12.0, 3.0, 3.0)
_ENTRIES = (1.3, 3.0, 9.2, 3.4, 6.0, 2.8)
_OPTIONS = (6.8, 12.0, 4.8, 2.1)
_OUTCOMES = (5.0, 8.0, 12.7)
_TALKS = (9.0, 16.7)
"""Widths of columns in centimetres, on a sheet that lies on its side."""


@record
class Scripting:
    """Writes scripts with the words of the course's language."""

    writing: Writing
    texts: Mapping[str, str]

    def chapter(self, script: Script, title: Callable[[str], Element]) -> Iterator[Element]:
        """One script; ``title`` makes the heading that the contents lead to."""
        yield title(script.title)
        if script.facts:
            yield paragraph("Normal", [run(script.facts)])
        yield self._subheading(self._word("introduction"))
        yield from self.writing.blocks(script.introduction)
        if script.meters:
            rows = ([self._cell(words) for words in meter] for meter in script.meters)
            yield table(_METERS, self._words("meter", "start", "range"), rows)
        yield self._subheading(self._word("entries"))
        names = ("number", "time", "inject", "recipient", "expected", "finding")
        yield table(_ENTRIES, self._words(*names), map(self._entry, script.entries))
        yield self._subheading(self._word("choices"))
        for choice in script.choices:
            yield from self._choice(choice)
        yield from self._outcomes(script)
        yield from self._debriefing(script)
        yield paragraph("Nachtabelle", [run(self._word("closing"))])

    def _choice(self, choice: Choice) -> Iterator[Element]:
        yield paragraph("Normal", [run(choice.title, style="Strong")], together=True)
        names = self._words("decision", "feedback", "effects", "next")
        yield table(_OPTIONS, names, map(self._option, choice.options))

    def _outcomes(self, script: Script) -> Iterator[Element]:
        yield self._subheading(self._word("outcomes"))
        yield paragraph("Normal", [run(self._word("outcomes_intro"))], together=True)
        rows = (
            [
                self._cell(one.title, bold=True),
                self._cell(one.condition),
                self._cells.cell(one.text),
            ]
            for one in script.outcomes
        )
        yield table(_OUTCOMES, self._words("outcome", "condition", "text"), rows)

    def _debriefing(self, script: Script) -> Iterator[Element]:
        if not script.debriefing:
            return
        yield self._subheading(self._word("debriefing"))
        yield paragraph("Normal", [run(self._word("debriefing_intro"))], together=True)
        rows = (
            [
                [paragraph("Tabellentext", self._cells.inlines(talk.question))],
                self._cells.cell(talk.findings),
            ]
            for talk in script.debriefing
        )
        yield table(_TALKS, self._words("question", "findings"), rows)

    def _entry(self, entry: Entry) -> list[list[Element]]:
        return [
            self._cell(entry.number, bold=True),
            self._cell(entry.time),
            self._cells.cell(entry.content),
            self._cell(entry.recipient),
            self._cells.cell(entry.expected),
            self._cell(entry.findings),
        ]

    def _option(self, option: Option) -> list[list[Element]]:
        return [
            [
                paragraph("Tabellentext", self._cells.inlines(option.label)),
                *(element for words in option.remarks for element in self._cell(words)),
            ],
            self._cells.cell(option.feedback),
            [element for words in option.effects or ("",) for element in self._cell(words)],
            self._cell(option.target),
        ]

    @property
    def _cells(self) -> Writing:
        return self.writing.styled("Tabellentext")

    def _cell(self, words: str, *, bold: bool = False) -> list[Element]:
        style = "Strong" if bold else ""
        return [paragraph("Tabellentext", [run(words or "–", style=style)])]

    def _subheading(self, words: str) -> Element:
        return paragraph("Heading2", [run(words)], together=True)

    def _words(self, *names: str) -> list[str]:
        return [self._word(name) for name in names]

    def _word(self, name: str) -> str:
        return self.texts[f"script.{name}"]
