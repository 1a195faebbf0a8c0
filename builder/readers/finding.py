"""Reads ``findings/*.yaml``: the register of findings with their places in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from builder.diagnostics import nearest
from builder.model.finding import Finding, Origin, Source
from builder.model.unread import Unread
from builder.readers.fields import Fields, read_fields
from builder.readers.keys import Form, Key, Keys
from builder.readers.source import Report

FINDINGS_KEYS = Keys(
    Key(
        "source",
        "quelle",
        Form.MAPPING,
        "Die Veröffentlichung, aus der die Erkenntnisse stammen.",
        required=True,
        keys=Keys(
            Key("authors", "verfasst_von", Form.TEXT, "Wer sie verfasst hat.", required=True),
            Key("title", "titel", Form.TEXT, "Ihr Titel.", required=True),
            Key("project", "projekt", Form.TEXT, "Das Projekt, in dem sie entstand."),
        ),
    ),
    Key(
        "kind",
        "art",
        Form.CHOICE,
        "Woher die Erkenntnisse dieser Datei kommen.",
        required=True,
        choices=(("workshop", "workshop"), ("thesis", "these"), ("background", "ausgangslage")),
    ),
    Key("title", "titel", Form.TEXT, "Titel des Workshops oder des Abschnitts.", required=True),
    Key("date", "datum", Form.TEXT, "Wann er stattfand, etwa »März 2023«."),
    Key(
        "findings",
        "befunde",
        Form.MAPPINGS,
        "Die Erkenntnisse dieser Datei.",
        required=True,
        keys=Keys(
            Key("id", "id", Form.TEXT, "Kürzel wie »KM-07«, im Projekt eindeutig.", required=True),
            Key(
                "statement",
                "aussage",
                Form.TEXT,
                "Eine einzelne Aussage in eigenen Worten.",
                required=True,
            ),
            Key("section", "abschnitt", Form.TEXT, "Abschnitt der Quelle.", required=True),
            Key("place", "stelle", Form.TEXT, "Stelle darin, etwa »Absatz 1, Satz 2«."),
            Key("theme", "thema", Form.TEXT, "Thema, nach dem das Register gegliedert ist."),
            Key("keywords", "stichworte", Form.NAMES, "Wörter zum Wiederfinden."),
            Key("repeats", "wiederholt", Form.NAMES, "Kürzel, deren Aussage hier wiederkehrt."),
        ),
    ),
)

_ID = re.compile(r"[A-Z][A-Z0-9]{0,7}-[0-9]{1,4}")


def read_findings(text: str, report: Report) -> tuple[Finding, ...]:
    """The findings of one file in their order."""
    fields = read_fields(text, FINDINGS_KEYS, report)
    if fields is None or not fields.has_all("findings", "id"):
        report.unread.add(Unread.FINDINGS)
    if fields is None:
        return ()
    inner = fields.fields("source")
    source = Source("", "")
    if inner is not None:
        source = Source(inner.text("authors"), inner.text("title"), inner.text("project"))
    origin = Origin(fields.choice("kind") or Origin.WORKSHOP)
    title, date = fields.text("title"), fields.text("date")
    return tuple(
        _finding(entry, origin, title, date, source) for entry in fields.entries("findings")
    )


def _finding(entry: Fields, origin: Origin, collection: str, date: str, source: Source) -> Finding:
    id = entry.scalar("id")
    if id is not None and not _ID.fullmatch(id.text.strip()):
        entry.report.add("F001", id.span, name=id.text.strip())
        entry.report.unread.add(Unread.FINDINGS)
    return Finding(
        id=id.text.strip() if id else "",
        statement=entry.text("statement"),
        origin=origin,
        collection=collection,
        date=date,
        source=source,
        section=entry.text("section"),
        place=entry.text("place"),
        theme=entry.text("theme"),
        keywords=entry.names("keywords"),
        repeats=entry.names("repeats"),
        span=id.span if id else entry.span,
    )


def register(findings: Iterable[Finding], report: Report) -> Mapping[str, Finding]:
    """The findings of all files by id; ids given twice and repetitions of nothing are reported."""
    found: dict[str, Finding] = {}
    for finding in findings:
        before = found.get(finding.id)
        if before is not None:
            place = f"{before.span.path}:{before.span.line}"
            report.add("F002", finding.span, name=finding.id, place=place)
        elif finding.id:
            found[finding.id] = finding
    for finding in found.values():
        for name in finding.repeats:
            if name == finding.id:
                report.add("F004", finding.span, name=name)
            elif name not in found and Unread.FINDINGS not in report.unread:
                proposal = nearest(name, found)
                report.add("F003", finding.span, proposal, name=name, finding=finding.id)
    return found
