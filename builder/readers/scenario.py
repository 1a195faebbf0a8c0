"""Reads ``scenarios/*.yaml``: scenes and decisions, what they change, and how it can end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.diagnostics import Span, nearest
from builder.model.inline import Inline
from builder.model.scenario import (
    Condition,
    DebriefingQuestion,
    Decision,
    Effect,
    Ending,
    Inject,
    Meter,
    Quality,
    Scenario,
    Scene,
)
from builder.model.text import Shown, plain_text
from builder.model.unread import Unread
from builder.questions.context import Context, Markdown
from builder.questions.options import identify, normalised
from builder.readers import values
from builder.readers.condition import Scope, read_condition
from builder.readers.fields import Fields, read_fields
from builder.readers.keys import Form, Key, Keys
from builder.readers.scenario_state import ENDS, METER_KEYS, check_name, read_flags, read_meters
from builder.readers.source import Report
from builder.readers.yamltree import Scalar
from builder.record import mutable, record

_CHANGES = (
    Key("effects", "folge", Form.ENTRIES, "Was sich ändert: Zustand und »+10« oder »-5«."),
    Key("set", "merke", Form.NAMES, "Die Merker, die damit gesetzt sind."),
)

INJECT_KEYS = Keys(
    Key("if", "wenn", Form.TEXT, "Bedingung, unter der die Einlage kommt (ohne Angabe: immer)."),
    Key("text", "text", Form.PROSE, "Die Nachricht.", required=True),
    *_CHANGES,
)

DECISION_KEYS = Keys(
    Key("choice", "wahl", Form.PROSE, "Die Entscheidung in einem Satz.", required=True),
    Key("if", "wenn", Form.TEXT, "Bedingung, unter der sie möglich ist (ohne Angabe: immer)."),
    *_CHANGES,
    Key("feedback", "rueckmeldung", Form.PROSE, "Was daraufhin geschieht.", required=True),
    Key(
        "quality",
        "guete",
        Form.CHOICE,
        "Wie die Erkenntnisse die Entscheidung beurteilen.",
        required=True,
        choices=(("good", "gut"), ("partly", "teils"), ("poor", "ungünstig")),
    ),
    Key("findings", "befunde", Form.NAMES, "Die Erkenntnisse dahinter.", required=True),
    Key("next", "weiter", Form.ID, "Die nächste Lage, oder »ende«.", required=True),
)

SCENE_KEYS = Keys(
    Key("title", "titel", Form.TEXT, "Titel der Lage.", required=True),
    Key("time", "zeit", Form.TEXT, "Die Uhr des Szenarios, etwa »Tag 2, 18:30 Uhr«."),
    Key("recipient", "an", Form.TEXT, "Wer die Meldung erhält, für das Drehbuch."),
    Key("message", "meldung", Form.PROSE, "Was geschieht oder gemeldet wird.", required=True),
    Key("inject", "einspielung", Form.MAPPINGS, "Einlagen zu dieser Lage.", keys=INJECT_KEYS),
    Key(
        "decisions",
        "optionen",
        Form.MAPPINGS,
        "Die Entscheidungen, die zur Wahl stehen.",
        required=True,
        keys=DECISION_KEYS,
    ),
)

ENDING_KEYS = Keys(
    Key("id", "id", Form.ID, "Kennung des Endes (ohne Angabe: aus dem Titel)."),
    Key("if", "wenn", Form.TEXT, "Bedingung, unter der es so endet."),
    Key("otherwise", "sonst", Form.YES_NO, "»ja«: Es endet so, wenn kein anderes Ende gilt."),
    Key("title", "titel", Form.TEXT, "Titel des Endes.", required=True),
    Key("text", "text", Form.PROSE, "Wie es ausgeht."),
)

SCENARIO_KEYS = Keys(
    Key("scenario", "szenario", Form.ID, "Kennung (ohne Angabe: der Dateiname)."),
    Key("title", "titel", Form.TEXT, "Titel des Szenarios.", required=True),
    Key("objective", "lernziel", Form.ID, "Das Lernziel, das es übt."),
    Key("minutes", "dauer", Form.MINUTES, "Dauer als Planübung, etwa »45 Minuten«."),
    Key("introduction", "einfuehrung", Form.PROSE, "Was Lernende vorher wissen müssen."),
    Key("state", "zustand", Form.NAMED, "Größen, die sich ändern, je mit Namen.", keys=METER_KEYS),
    Key("flags", "merker", Form.NAMES, "Namen für das, was geschehen sein kann."),
    Key("start", "beginn", Form.ID, "Die erste Lage.", required=True),
    Key("scenes", "lagen", Form.NAMED, "Die Lagen.", required=True, keys=SCENE_KEYS),
    Key(
        "endings",
        "enden",
        Form.MAPPINGS,
        "Wie es ausgehen kann; das erste Ende, dessen Bedingung gilt, wird erreicht.",
        required=True,
        keys=ENDING_KEYS,
    ),
    Key(
        "debriefing",
        "nachbesprechung",
        Form.MAPPINGS,
        "Fragen zum Schluss, mit den Erkenntnissen dahinter.",
        keys=Keys(
            Key("question", "frage", Form.PROSE, "Die Frage.", required=True),
            Key("findings", "befunde", Form.NAMES, "Die Erkenntnisse, um die es geht."),
        ),
    ),
)

_CHANGE = re.compile(r"[-+−]\d{1,6}")
_FOLLOWING = {"state": {"S004", "S014"}, "flags": {"S004", "S015"}, "scenes": {"S013"}}
"""What is said of names wherever the key could not be read that gives them."""


@record
class ReadScenario:
    """A scenario with the pictures that its texts show."""

    scenario: Scenario
    pictures: tuple[Shown, ...]


def read_scenario(text: str, stem: str, prose: Markdown, report: Report) -> ReadScenario | None:
    """The scenario in a file called ``stem``."""
    known = len(report.diagnostics)
    fields = read_fields(text, SCENARIO_KEYS, report)
    if fields is None:
        return None
    meters = tuple(read_meters(fields))
    flags = dict(read_flags(fields, {meter.id for meter in meters}))
    names = tuple(name.text for name, _ in fields.named("scenes"))
    reader = _Reader(
        Context(fields.id("scenario", stem), prose, report, []),
        Scope({meter.id: None for meter in meters}, flags),
        names,
    )
    scenario = _scenario(fields, reader, meters, flags)
    for key, codes in _FOLLOWING.items():
        if fields.is_lost(key):
            report.forget(codes, known)
    if report.has_said("Y031", known):
        report.unread.add(Unread.SCENARIOS)
    is_whole = not report.has_gaps(known, "SY")
    return ReadScenario(replace(scenario, is_whole=is_whole), tuple(reader.context.pictures))


def _scenario(
    fields: Fields, reader: _Reader, meters: tuple[Meter, ...], flags: dict[str, Span]
) -> Scenario:
    objective = fields.id("objective")
    return Scenario(
        id=reader.context.id,
        title=fields.text("title"),
        start=reader.target(fields, "start"),
        scenes=tuple(reader.scene(name, inner) for name, inner in fields.named("scenes")),
        endings=tuple(reader.endings(fields)),
        introduction=reader.context.blocks(fields.scalar("introduction")),
        meters=meters,
        flags=tuple(flags),
        debriefing=tuple(reader.questions(fields)),
        objective=objective,
        minutes=round(fields.minutes("minutes")),
        span=fields.span,
        places=flags | {objective: fields.value_at("objective")},
    )


@mutable
class _Reader:
    """Reads what may name the meters, flags and scenes of one scenario."""

    context: Context
    scope: Scope
    scenes: tuple[str, ...]

    def scene(self, name: Scalar, fields: Fields) -> Scene:
        check_name(name, fields.report)
        return Scene(
            id=name.text,
            title=fields.text("title"),
            message=self.context.blocks(fields.scalar("message")),
            decisions=tuple(self._decisions(fields)),
            time=fields.text("time"),
            recipient=fields.text("recipient"),
            injects=tuple(self._inject(inner) for inner in fields.entries("inject")),
            span=name.span,
        )

    def _inject(self, fields: Fields) -> Inject:
        return Inject(
            self.context.blocks(fields.scalar("text")),
            self._condition(fields),
            self._effect(fields),
            fields.span,
            fields.value_at("if"),
        )

    def _decisions(self, fields: Fields) -> Iterator[Decision]:
        """The decisions of a scene under ids made of their words, each once."""
        labels: dict[str, tuple[Fields, tuple[Inline, ...]]] = {}
        for inner in fields.entries("decisions"):
            if (choice := inner.scalar("choice")) is None:
                continue
            label = self.context.inlines(choice)
            words = normalised(plain_text(label) or choice.text)
            if words in labels:
                line = labels[words][0].value_at("choice").line
                fields.report.add("S021", choice.span, line=line)
            labels.setdefault(words, (inner, label))
        for id, (inner, label) in zip(identify(labels), labels.values(), strict=True):
            yield self._decision(id, inner, label)

    def _decision(self, id: str, fields: Fields, label: tuple[Inline, ...]) -> Decision:
        findings = fields.names_at("findings")
        return Decision(
            id=id,
            label=label,
            feedback=self.context.blocks(fields.scalar("feedback")),
            quality=Quality(fields.choice("quality") or Quality.PARTLY),
            findings=tuple(findings),
            target=self.target(fields, "next"),
            effect=self._effect(fields),
            condition=self._condition(fields),
            span=fields.value_at("choice"),
            condition_span=fields.value_at("if"),
            places=findings,
        )

    def _condition(self, fields: Fields) -> Condition | None:
        scalar = fields.scalar("if")
        return read_condition(scalar, self.scope, fields.report) if scalar else None

    def _effect(self, fields: Fields) -> Effect:
        """What changes; of names and numbers that are wrong, nothing is kept."""
        meters: dict[str, int] = {}
        for word, change in fields.free_scalars("effects"):
            value = change.text.strip()
            if word.text not in self.scope.meters:
                proposal = nearest(word.text, self.scope.meters)
                fields.report.add("S014", word.span, proposal, name=word.text)
            elif not _CHANGE.fullmatch(value) or not int(value[1:]):
                proposal = f"+{value}" if value.isdecimal() and int(value) else None
                fields.report.add("S016", change.span, proposal, name=word.text, value=value)
            else:
                meters[word.text] = int(value.replace("−", "-"))
        flags = fields.names_at("set")
        for name, span in flags.items():
            if name not in self.scope.flags:
                proposal = nearest(name, self.scope.flags)
                fields.report.add("S015", span, proposal, name=name)
        return Effect(meters, tuple(name for name in flags if name in self.scope.flags))

    def target(self, fields: Fields, name: str) -> str:
        """The scene that a key names; empty where it names the end."""
        scalar = fields.scalar(name)
        if scalar is None:
            return ""
        target = scalar.text.strip()
        if name == "next" and target in ENDS:
            return ""
        if target not in self.scenes:
            others = (*self.scenes, ENDS[not fields.report.german]) if name == "next" else ()
            proposal = nearest(target, others or self.scenes)
            fields.report.add("S013", scalar.span, proposal, name=target)
        return target

    def endings(self, fields: Fields) -> Iterator[Ending]:
        last: Span | None = None
        ids: dict[str, Span] = {}
        for inner in fields.entries("endings"):
            ending = self._ending(inner)
            if last is not None:
                fields.report.add("S019", inner.span, line=last.line)
            if ending.id in ids:
                fields.report.add("S022", inner.span, name=ending.id, line=ids[ending.id].line)
            ids.setdefault(ending.id, inner.span)
            if last is None and not inner.has("if"):
                last = inner.span
            yield ending

    def _ending(self, fields: Fields) -> Ending:
        otherwise = fields.yes_no("otherwise") or False
        if otherwise == fields.has("if"):
            fields.report.add("S018", fields.span, name=fields.text("title"))
        title = fields.text("title")
        return Ending(
            fields.id("id", values.slug(title)),
            title,
            self.context.blocks(fields.scalar("text")),
            self._condition(fields),
            fields.span,
            fields.value_at("if"),
        )

    def questions(self, fields: Fields) -> Iterator[DebriefingQuestion]:
        for inner in fields.entries("debriefing"):
            question = inner.scalar("question")
            text = self.context.inlines(question) if question else ()
            findings = inner.names_at("findings")
            yield DebriefingQuestion(text, tuple(findings), inner.span, findings)
