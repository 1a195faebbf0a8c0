"""The script (Drehbuch) of a decision scenario for a table-top exercise, as records.

Its main table is what German practice calls a list of Drehbucheinlagen: number, time, inject,
recipient, expected reaction, finding. The decisions, endings and the debriefing follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.model.document import Paragraph
from builder.model.inline import Inline, Strong, Text
from builder.model.scenario import Condition, Decision, Quality, Scenario, Scene
from builder.model.text import plain_text
from builder.record import record
from builder.writers.decimals import counted
from builder.writers.guide.condense import Bullets, Condenser, Simple, simple_nodes
from builder.writers.paper.conditions import condition_words, effect_words
from builder.writers.paper.nodes import Printer


@record
class Entry:
    """One line of the script: a scene, or an inject of the scene before it."""

    number: str
    time: str
    content: tuple[Simple, ...]
    recipient: str
    expected: tuple[Simple, ...]
    findings: str


@record
class Option:
    """One decision, with what the lecturer reads out and where it goes on."""

    label: tuple[Inline, ...]
    remarks: tuple[str, ...]
    """Its condition and its judgement."""
    feedback: tuple[Simple, ...]
    effects: tuple[str, ...]
    target: str


@record
class Choice:
    """The decisions of one scene."""

    title: str
    options: tuple[Option, ...]


@record
class Outcome:
    title: str
    condition: str
    text: tuple[Simple, ...]


@record
class Talk:
    """One question of the debriefing with the findings behind it."""

    question: tuple[Inline, ...]
    findings: tuple[Simple, ...]


@record
class Script:
    title: str
    facts: str
    introduction: tuple[Simple, ...]
    meters: tuple[tuple[str, str, str], ...]
    """Name, value at the start, range."""
    entries: tuple[Entry, ...]
    choices: tuple[Choice, ...]
    outcomes: tuple[Outcome, ...]
    debriefing: tuple[Talk, ...]


def scripts(condenser: Condenser) -> tuple[Script, ...]:
    """The scripts of all scenarios of the course."""
    return tuple(
        _Scripting(condenser, scenario).script()
        for scenario in condenser.printer.job.course.scenarios
    )


@record
class _Scripting:
    condenser: Condenser
    scenario: Scenario

    def script(self) -> Script:
        scenario = self.scenario
        minutes = counted(self._texts, "minutes", scenario.minutes)
        return Script(
            title=self._word("title", title=scenario.title),
            facts=self._word("facts", minutes=minutes) if scenario.minutes else "",
            introduction=self.condenser.blocks(scenario.introduction),
            meters=tuple(
                (meter.name, str(meter.start), f"{meter.low}–{meter.high}")
                for meter in scenario.meters
            ),
            entries=tuple(
                entry
                for number, scene in enumerate(scenario.scenes, start=1)
                for entry in self._entries(number, scene)
            ),
            choices=tuple(
                Choice(
                    self._word("scene", number=number, title=scene.title),
                    tuple(self._option(decision) for decision in scene.decisions),
                )
                for number, scene in enumerate(scenario.scenes, start=1)
            ),
            outcomes=tuple(self._outcomes()),
            debriefing=tuple(self._talks()),
        )

    def _entries(self, number: int, scene: Scene) -> Iterator[Entry]:
        best = next(
            quality
            for quality in Quality
            if any(one.quality is quality for one in scene.decisions) or quality is Quality.POOR
        )
        expected = [one for one in scene.decisions if one.quality is best]
        named = dict.fromkeys(name for one in expected for name in one.findings)
        yield Entry(
            number=str(number),
            time=scene.time,
            content=(_bold(scene.title), *self.condenser.blocks(scene.message)),
            recipient=scene.recipient,
            expected=_bullets(Paragraph(one.label) for one in expected),
            findings=", ".join(named),
        )
        for letter, inject in zip("abcdefghijklmnopqrstuvwxyz", scene.injects, strict=False):
            condition = (
                (_plain(self._when(inject.condition)),) if inject.condition is not None else ()
            )
            effects = effect_words(inject.effect, self.scenario, self._texts)
            yield Entry(
                number=f"{number}{letter}",
                time=scene.time,
                content=(*condition, *self.condenser.blocks(inject.text)),
                recipient=scene.recipient,
                expected=tuple(_plain(words) for words in effects),
                findings="",
            )

    def _option(self, decision: Decision) -> Option:
        condition = (self._when(decision.condition),) if decision.condition is not None else ()
        return Option(
            label=decision.label,
            remarks=(self._word(str(decision.quality)), *condition),
            feedback=self.condenser.blocks(decision.feedback),
            effects=effect_words(decision.effect, self.scenario, self._texts),
            target=self._target(decision),
        )

    def _target(self, decision: Decision) -> str:
        for number, scene in enumerate(self.scenario.scenes, start=1):
            if scene.id == decision.target:
                return self._word("on", number=number)
        return self._word("end")

    def _outcomes(self) -> Iterator[Outcome]:
        for ending in self.scenario.endings:
            condition = (
                self._word("otherwise")
                if ending.condition is None
                else condition_words(ending.condition, self.scenario, self._texts)
            )
            yield Outcome(ending.title, condition, self.condenser.blocks(ending.text))

    def _talks(self) -> Iterator[Talk]:
        register = self.condenser.printer.job.project.findings
        for question in self.scenario.debriefing:
            findings = (register[name] for name in question.findings)
            said = (_plain(f"{finding.id}: {finding.statement}") for finding in findings)
            yield Talk(question.text, _bullets(said))

    def _when(self, condition: Condition) -> str:
        words = condition_words(condition, self.scenario, self._texts)
        return self._word("when", condition=words)

    @property
    def _texts(self) -> Mapping[str, str]:
        return self.condenser.printer.job.texts

    def _word(self, name: str, **values: object) -> str:
        return self._texts[f"script.{name}"].format(**values)


def _plain(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def _bold(words: str) -> Paragraph:
    return Paragraph((Strong((Text(words),)),))


def _bullets(paragraphs: Iterator[Paragraph]) -> tuple[Simple, ...]:
    items = tuple((paragraph,) for paragraph in paragraphs if plain_text(paragraph.content))
    return (Bullets(items),) if items else ()


def script_words(texts: Mapping[str, str]) -> dict[str, str]:
    """The headings and the names of columns, and the rest of their table."""
    prefix = "script."
    return {
        key.removeprefix(prefix): words for key, words in texts.items() if key.startswith(prefix)
    }


def script_nodes(printer: Printer, script: Script) -> dict[str, Any]:
    """The same for the PDF."""

    def cell(simples: tuple[Simple, ...]) -> list[dict[str, Any]]:
        return simple_nodes(printer, simples or (_plain("–"),))

    return {
        "title": script.title,
        "facts": script.facts,
        "introduction": simple_nodes(printer, script.introduction),
        "meters": [list(meter) for meter in script.meters],
        "entries": [
            {
                "number": entry.number,
                "time": entry.time,
                "content": cell(entry.content),
                "recipient": entry.recipient,
                "expected": cell(entry.expected),
                "findings": entry.findings,
            }
            for entry in script.entries
        ],
        "choices": [
            {
                "title": choice.title,
                "options": [
                    {
                        "label": printer.inlines(option.label),
                        "remarks": list(option.remarks),
                        "feedback": cell(option.feedback),
                        "effects": list(option.effects),
                        "target": option.target,
                    }
                    for option in choice.options
                ],
            }
            for choice in script.choices
        ],
        "outcomes": [
            {"title": one.title, "condition": one.condition, "text": cell(one.text)}
            for one in script.outcomes
        ],
        "debriefing": [
            {"question": printer.inlines(talk.question), "findings": cell(talk.findings)}
            for talk in script.debriefing
        ],
    }
