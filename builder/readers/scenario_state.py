"""Reads what a scenario remembers: its meters and flags, and the names that both may have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.diagnostics import Span
from builder.model.scenario import Meter
from builder.readers import values
from builder.readers.condition import RESERVED
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key, Keys
from builder.readers.source import Report
from builder.readers.yamltree import Scalar

METER_KEYS = Keys(
    Key("name", "name", Form.TEXT, "Wie der Zustand für Lernende heißt.", required=True),
    Key("start", "start", Form.WHOLE, "Der Wert am Anfang.", required=True),
    Key("low", "von", Form.WHOLE, "Der kleinste Wert (ohne Angabe: 0)."),
    Key("high", "bis", Form.WHOLE, "Der größte Wert (ohne Angabe: 100)."),
    Key("visible", "sichtbar", Form.YES_NO, "Ob Lernende ihn sehen (ohne Angabe: ja)."),
    Key(
        "better",
        "besser",
        Form.CHOICE,
        "Ob hohe oder niedrige Werte erwünscht sind (ohne Angabe: hoch).",
        choices=(("high", "hoch"), ("low", "niedrig")),
    ),
)

ENDS = ("ende", "end")
"""What ``next`` says where the scenario ends; no scene can be called so."""
_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def read_meters(fields: Fields) -> Iterator[Meter]:
    """What conditions can compare; a start that lies out of range is reported."""
    for word, inner in fields.named("state"):
        check_name(word, fields.report)
        low, high = inner.whole("low"), inner.whole("high", 100)
        start = inner.whole("start")
        if not low <= start <= high or low == high:
            span = inner.value_at("start")
            fields.report.add("S017", span, name=word.text, start=start, low=low, high=high)
        visible = inner.yes_no("visible") is not False
        less = inner.choice("better") == "low"
        yield Meter(word.text, inner.text("name"), start, low, high, visible, less, word.span)


def read_flags(fields: Fields, meters: set[str]) -> Iterator[tuple[str, Span]]:
    """The names of what may have happened, with their places; ``meters`` are taken."""
    for scalar in fields.scalars("flags"):
        name = Scalar(scalar.text.strip(), scalar.span)
        check_name(name, fields.report)
        if name.text in meters:
            fields.report.add("S012", name.span, name=name.text)
        else:
            yield name.text, name.span


def check_name(word: Scalar, report: Report) -> None:
    """Report a name of a meter, flag or scene that conditions and addresses cannot hold."""
    if not _NAME.fullmatch(word.text) or word.text in RESERVED or word.text in ENDS:
        proposal = values.slug(word.text)
        report.add("S011", word.span, proposal if proposal != word.text else None, name=word.text)
