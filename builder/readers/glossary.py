"""Reads ``glossary.yaml``: the words of a course that learners may look up."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.glossary import GlossaryEntry
from builder.model.text import Shown
from builder.model.unread import Unread
from builder.questions.context import Context, Markdown
from builder.readers import values
from builder.readers.fields import Fields, read_fields
from builder.readers.keys import Form, Key, Keys
from builder.readers.source import Report

GLOSSARY_KEYS = Keys(
    Key(
        "terms",
        "begriffe",
        Form.MAPPINGS,
        "Die Begriffe in beliebiger Folge; gezeigt werden sie nach dem Alphabet.",
        required=True,
        keys=Keys(
            Key("id", "id", Form.ID, "Kennung für Verweise (ohne Angabe: aus dem Begriff)."),
            Key("term", "begriff", Form.TEXT, "Wie er im Glossar steht.", required=True),
            Key("forms", "formen", Form.TEXTS, "Andere Schreibweisen und Wörter dafür."),
            Key(
                "definition",
                "erklaerung",
                Form.PROSE,
                "Was der Begriff bedeutet, in ein bis drei Sätzen.",
                required=True,
            ),
        ),
    ),
)
_SORTED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def read_glossary(
    text: str, prose: Markdown, report: Report
) -> tuple[tuple[GlossaryEntry, ...], list[Shown]]:
    """The entries in alphabetical order, and the pictures that they show."""
    fields = read_fields(text, GLOSSARY_KEYS, report)
    if fields is None:
        report.unread.add(Unread.TERMS)
        return (), []
    known = len(report.diagnostics)
    pictures: list[Shown] = []
    entries = [_entry(entry, prose, pictures) for entry in fields.entries("terms")]
    if not fields.has_all("terms", "id", "term") or report.has_said("Y031", known):
        report.unread.add(Unread.TERMS)
    return tuple(sorted(_unique(entries, report), key=_place)), pictures


def _entry(fields: Fields, prose: Markdown, pictures: list[Shown]) -> GlossaryEntry:
    term = fields.text("term")
    id = fields.id("id", values.slug(term) if term else "")
    context = Context(id, prose, fields.report, pictures)
    return GlossaryEntry(
        id=id,
        term=term,
        forms=tuple(" ".join(form.text.split()) for form in fields.scalars("forms")),
        definition=context.blocks(fields.scalar("definition")),
        span=fields.span,
    )


def _unique(entries: Iterable[GlossaryEntry], report: Report) -> list[GlossaryEntry]:
    """Each entry under an id and a name of its own; what repeats one before is reported."""
    found: dict[str, GlossaryEntry] = {}
    names: dict[str, GlossaryEntry] = {}
    for entry in entries:
        spelled = [name.lower() for name in (entry.term, *entry.forms) if name]
        before = found.get(entry.id) or next(filter(None, map(names.get, spelled)), None)
        if before is not None:
            report.add("G002", entry.span, name=entry.term or entry.id, line=before.span.line)
        elif entry.id:
            found[entry.id] = entry
            names |= dict.fromkeys(spelled, entry)
    return list(found.values())


def _place(entry: GlossaryEntry) -> tuple[str, str]:
    """German dictionaries file umlauts with their vowels."""
    return entry.term.lower().translate(_SORTED), entry.id
