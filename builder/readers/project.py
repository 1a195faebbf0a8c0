"""Reads the whole source folder: ``project.yaml``, the register of findings, and every course."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from builder.diagnostics import Diagnostic, nearest
from builder.model.course import (
    DECK_ROLES,
    Asset,
    ControlDocuments,
    DataProtection,
    DeckTemplate,
    Organisation,
    Project,
)
from builder.model.finding import Finding
from builder.model.unread import Unread
from builder.readers import values
from builder.readers.accessibility import ACCESSIBILITY_KEYS, read_accessibility
from builder.readers.asset import read_asset
from builder.readers.course import Folder, read_course, web_address
from builder.readers.fields import Fields, read_fields
from builder.readers.finding import read_findings, register
from builder.readers.keys import Form, Key, Keys
from builder.readers.source import Report, is_there, read_text

ORGANISATION_KEYS = Keys(
    Key("name", "name", Form.TEXT, "Name der Kommune oder Einrichtung.", required=True),
    Key("short_name", "kurzname", Form.TEXT, "Kurzer Name für Kopfzeile und Folien."),
    Key("contact", "kontakt", Form.TEXT, "Wer Fragen zum Kurs beantwortet."),
    Key("phone", "telefon", Form.TEXT, "Telefonnummer des Kontakts."),
    Key("email", "email", Form.TEXT, "E-Mail-Adresse des Kontakts."),
    Key("website", "webseite", Form.TEXT, "Adresse der Webseite."),
    Key("logo", "logo", Form.TEXT, "Bilddatei im Ordner dieser Datei, etwa »logo.png«."),
)

PROJECT_KEYS = Keys(
    Key(
        "organisation",
        "organisation",
        Form.MAPPING,
        "Für wen die Kurse gebaut werden; Texte nennen es als {{organisation.name}}.",
        required=True,
        keys=ORGANISATION_KEYS,
    ),
    Key("language", "sprache", Form.LANGUAGE, "Sprache der Kurse (ohne Angabe: de)."),
    Key(
        "outputs",
        "ausgaben",
        Form.NAMES,
        "Was gebaut wird, etwa »[scorm12, web, slides]« (ohne Angabe: alles).",
    ),
    Key(
        "data_protection",
        "datenschutz",
        Form.CHOICE,
        "Was ein LMS erfährt: nur den Abschluss, das Ergebnis (ohne Angabe) oder jede Antwort.",
        choices=(("anonymous", "anonym"), ("result", "ergebnis"), ("full", "voll")),
    ),
    Key(
        "journal",
        "zwischenspeicher",
        Form.YES_NO,
        "Ob Lernstand (als Reserve) und Notizen im Browser liegen (ohne Angabe: ja).",
    ),
    Key("accent", "akzentfarbe", Form.COLOUR, "Akzentfarbe wie »#0b5c8a«."),
    Key(
        "font",
        "schrift",
        Form.CHOICE,
        "Schrift des Kurses am Bildschirm: die des Geräts (ohne Angabe) oder eine andere Art.",
        choices=(
            ("system", "geraet"),
            ("humanist", "humanistisch"),
            ("geometric", "geometrisch"),
            ("serif", "serifen"),
            ("carlito", "carlito"),
        ),
    ),
    Key(
        "slides",
        "folien",
        Form.MAPPING,
        "Was für die Foliensätze gilt.",
        keys=Keys(
            Key(
                "questions_per_lesson",
                "fragen_je_lektion",
                Form.WHOLE,
                "Wie viele Übungsfragen einer Lektion auf Folien kommen (ohne Angabe: 2).",
            ),
            Key(
                "template",
                "vorlage",
                Form.TEXT,
                "Folienvorlage (.potx oder .pptx) im Ordner dieser Datei.",
            ),
            Key(
                "layouts",
                "layouts",
                Form.MAPPING,
                "Welches Layout der Vorlage wofür ist, wo die Wahl nicht passt: Namen der Layouts.",
                keys=Keys(
                    *(
                        Key(role, german, Form.TEXT, f"Layout für »{german}«.")
                        for role, german in DECK_ROLES.items()
                    )
                ),
            ),
            Key(
                "reveal",
                "aufdecken",
                Form.CHOICE,
                "Ob Auflösungen dastehen (ohne Angabe) oder erst auf Klick erscheinen.",
                choices=(("slide", "folie"), ("click", "klick")),
            ),
            Key(
                "web_address",
                "webadresse",
                Form.TEXT,
                "Wo die Webversion liegt; Titel- und Schlussfolie zeigen sie als QR-Code.",
            ),
        ),
    ),
    Key(
        "control_documents",
        "kontrolldokumente",
        Form.TEXT,
        "Ordner mit den amtlichen XSD-Dateien, die in die SCORM-Pakete sollen.",
    ),
    Key(
        "handout",
        "handout",
        Form.MAPPING,
        "Was für das Handout gilt.",
        keys=Keys(
            Key(
                "solutions",
                "loesungen",
                Form.YES_NO,
                "Ob das Handout mit den Antworten zu den Übungsfragen endet (ohne Angabe: nein).",
            ),
        ),
    ),
    Key(
        "accessibility",
        "barrierefreiheit",
        Form.MAPPING,
        "Was die Erklärung zur Barrierefreiheit sagt.",
        keys=ACCESSIBILITY_KEYS,
    ),
    Key(
        "start", "beginn", Form.CLOCK, "Wann Schulungen beginnen, wo ein Kurs nichts anderes sagt."
    ),
    Key("local", "lokal", Form.ENTRIES, "Weitere Angaben; Texte nennen sie als {{local.…}}."),
)


_TEMPLATES = frozenset({".pptx", ".potx", ".pptm", ".potm", ".ppsx"})


def read_project(
    root: Path, project_file: Path | None = None, only: Collection[str] = ()
) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Everything below ``root`` and all that is wrong with it; None where there is no folder.

    With ``only``, courses with other ids are left aside. A project with errors holds what could be
    made out, so that checks can go on.
    """
    from builder.readers.prose import Prose

    diagnostics: list[Diagnostic] = []
    if not root.is_dir():
        report = Report(str(root), diagnostics=diagnostics)
        report.add("P001", report.span(1), name=root)
        return None, tuple(diagnostics)
    shown = root.resolve().name
    file = project_file or root / "project.yaml"
    report = Report(str(file) if project_file else f"{shown}/project.yaml", diagnostics=diagnostics)
    findings = _findings(root, shown, report)
    project = _project(file, findings, report)
    prose = Prose(placeholders(project))
    courses = (
        read_course(
            Folder(folder, f"{shown}/{folder.name}", diagnostics, set()), prose, project.language
        )
        for folder in _folders(root, shown, only, report)
    )
    read = tuple(course for course in courses if course is not None)
    project = replace(project, courses=read, unread=frozenset(report.unread))
    if Unread.PLACEHOLDERS in report.unread:
        report.forget({"M030"})
    return project, tuple(sorted(diagnostics, key=_place))


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    return diagnostic.span.path, diagnostic.span.line, diagnostic.span.column


def placeholders(project: Project) -> Mapping[str, str]:
    """What texts may name as ``{{…}}``, in both languages; details not given have no name."""
    found: dict[str, str] = {}
    for key in ORGANISATION_KEYS.all:
        value = getattr(project.organisation, key.name)
        if value and isinstance(value, str):
            found |= {f"organisation.{key.name}": value, f"organisation.{key.german}": value}
    for name, value in project.local.items():
        found |= {f"local.{name}": value, f"lokal.{name}": value}
    return found


def _project(file: Path, findings: Mapping[str, Finding], report: Report) -> Project:
    """What ``project.yaml`` says; without it, a project without a name."""
    known = len(report.diagnostics)
    text = read_text(file, report)
    fields = read_fields(text, PROJECT_KEYS, report) if text is not None else None
    if fields is None:
        report.unread.add(Unread.PLACEHOLDERS)
        return Project(organisation=Organisation(name=""), courses=(), findings=findings)
    slides, outputs = fields.fields("slides"), fields.names_at("outputs")
    handout, accent = fields.fields("handout"), fields.colour("accent")
    project = Project(
        organisation=_organisation(fields.fields("organisation"), file.parent),
        courses=(),
        findings=findings,
        language=fields.language("language") or "de",
        outputs=tuple(outputs),
        data_protection=DataProtection(fields.choice("data_protection") or DataProtection.RESULT),
        journal=fields.yes_no("journal") is not False,
        accent=accent if values.is_colour(accent) else "",
        font=fields.choice("font") or "system",
        questions_per_lesson=slides.whole("questions_per_lesson", 2) if slides else 2,
        web_address=web_address(slides) if slides else "",
        reveal_by_click=bool(slides and slides.choice("reveal") == "click"),
        deck_template=_deck_template(slides, file.parent) if slides else None,
        accessibility=read_accessibility(fields.fields("accessibility")),
        control_documents=_control_documents(fields, file.parent),
        handout_solutions=bool(handout and handout.yes_no("solutions")),
        start=fields.clock("start"),
        local=fields.free_entries("local"),
        span=fields.span,
        places=outputs | {"accent": fields.value_at("accent")},
    )
    if report.has_gaps(known, "Y"):
        report.unread.add(Unread.PLACEHOLDERS)
    return project


def _deck_template(slides: Fields, folder: Path) -> DeckTemplate | None:
    """The file that decks are built on, if it is there and of a kind that can be opened."""
    name, span = slides.text("template"), slides.value_at("template")
    layouts = slides.fields("layouts")
    named = {role: layouts.text(role) for role, _ in layouts.given()} if layouts else {}
    if not name:
        if named:
            slides.report.add("P063", slides.at("layouts"))
        return None
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        near = sorted(path.name for path in folder.glob("*.p*t*") if path.suffix in _TEMPLATES)
        slides.report.add("P060", span, nearest(name, near), name=name)
        return None
    if file.suffix.lower() not in _TEMPLATES:
        slides.report.add("P061", span, name=name)
        return None
    places = {role: layouts.value_at(role) for role in named} if layouts else {}
    return DeckTemplate(name, str(file), named, span, places)


def _organisation(fields: Fields | None, folder: Path) -> Organisation:
    if fields is None:
        return Organisation(name="")
    logo = fields.text("logo")
    span = fields.value_at("logo")
    return Organisation(
        name=fields.text("name"),
        short_name=fields.text("short_name"),
        contact=fields.text("contact"),
        phone=fields.text("phone"),
        email=fields.text("email"),
        website=fields.text("website"),
        logo=read_asset(folder, logo, span, fields.report) if logo else None,
    )


def _control_documents(fields: Fields, root: Path) -> ControlDocuments | None:
    """The schema files in the folder that the project names, each output's in one of its own."""
    name = fields.text("control_documents")
    if not name:
        return None
    span = fields.value_at("control_documents")
    folder = root / name
    if not folder.is_dir():
        fields.report.add("P011", span, name=name)
        return None
    files = {
        inner.name: tuple(
            Asset(file.name, str(file), "application/xml", file.stat().st_size)
            for file in sorted(inner.iterdir())
            if file.suffix in {".dtd", ".xsd"} and file.is_file()
        )
        for inner in sorted(folder.iterdir())
        if inner.is_dir()
    }
    return ControlDocuments(name, files, span)


def _findings(root: Path, shown: str, project: Report) -> Mapping[str, Finding]:
    """The register of all files in ``findings/``."""
    findings: list[Finding] = []
    for file in sorted((root / "findings").glob("*.yaml")):
        report = replace(project, path=f"{shown}/findings/{file.name}")
        if (text := read_text(file, report)) is None:
            report.unread.add(Unread.FINDINGS)
        else:
            findings += read_findings(text, report)
    return register(findings, replace(project, path=f"{shown}/findings"))


def _folders(root: Path, shown: str, only: Collection[str], report: Report) -> list[Path]:
    """The course folders that are asked for; names without a folder are reported."""
    found: dict[str, Path] = {}
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        if is_there(folder / "course.yaml"):
            found[folder.name] = folder
        elif (folder / "lessons").is_dir():
            missing = Report(f"{shown}/{folder.name}", diagnostics=report.diagnostics)
            missing.add("P002", missing.span(1), name=folder.name)
    for name in only:
        if name not in found:
            report.add("P010", Report(shown).span(1), nearest(name, found), name=name)
    if not found:
        report.add("P008", Report(shown).span(1), name=shown)
    return [folder for name, folder in found.items() if not only or name in only]
