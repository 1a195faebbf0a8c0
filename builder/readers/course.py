"""Reads one course folder: ``course.yaml``, and the lessons, quizzes, scenarios and pictures
around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.diagnostics import Diagnostic, nearest
from builder.model.course import Asset, Completion, Course, Lesson, Objective, Reported
from builder.model.document import Media
from builder.model.glossary import GlossaryEntry
from builder.model.question import Quiz
from builder.model.scenario import Scenario
from builder.model.text import Shown, shown
from builder.model.unread import Unread
from builder.questions.context import Markdown
from builder.readers import values
from builder.readers.asset import read_asset
from builder.readers.fields import Fields, read_fields
from builder.readers.glossary import read_glossary
from builder.readers.illustration import read_picture
from builder.readers.keys import Form, Key, Keys
from builder.readers.lesson import read_lesson
from builder.readers.quiz import read_quiz
from builder.readers.recording import read_recording
from builder.readers.source import Report, is_there, read_text
from builder.record import record

COURSE_KEYS = Keys(
    Key("title", "titel", Form.TEXT, "Titel des Kurses.", required=True),
    Key("subtitle", "untertitel", Form.TEXT, "Untertitel für Titelseite und Titelfolie."),
    Key("summary", "kurzbeschreibung", Form.TEXT, "Worum es geht, in wenigen Sätzen."),
    Key("image", "bild", Form.PROSE, "Bild der Titelseite: »![Alternativtext](assets/bild.svg)«."),
    Key("audience", "zielgruppe", Form.TEXT, "Für wen der Kurs ist."),
    Key("minutes", "dauer", Form.MINUTES, "Wie lange Lernende brauchen, etwa »60 Minuten«."),
    Key(
        "web_address",
        "webadresse",
        Form.TEXT,
        "Wo die Webversion dieses Kurses liegt; geht der Angabe des Projekts vor.",
    ),
    Key("start", "beginn", Form.CLOCK, "Wann die Schulung beginnt, für die Zeiten im Leitfaden."),
    Key(
        "language", "sprache", Form.LANGUAGE, "Sprache des Kurses (ohne Angabe: die des Projekts)."
    ),
    Key(
        "objectives",
        "lernziele",
        Form.MAPPINGS,
        "Was Lernende danach können.",
        keys=Keys(
            Key("id", "id", Form.ID, "Kennung des Lernziels.", required=True),
            Key("text", "text", Form.TEXT, "Das Lernziel als Satz.", required=True),
            Key("findings", "befunde", Form.NAMES, "Die Erkenntnisse, auf denen es beruht."),
        ),
    ),
    Key(
        "lessons",
        "lektionen",
        Form.NAMES,
        "Die Lektionen in ihrer Reihenfolge: Dateinamen ohne ».md«.",
        required=True,
    ),
    Key("final_quiz", "abschlusstest", Form.ID, "Kennung des Quiz, das zählt."),
    Key(
        "pretest",
        "vortest",
        Form.ID,
        "Kennung eines Quiz vor den Lektionen; wer es kann, darf sie überspringen.",
    ),
    Key(
        "pass_mark", "bestehen", Form.PERCENT, "Anteil der Punkte zum Bestehen (ohne Angabe: 70 %)."
    ),
    Key(
        "completion",
        "abschluss",
        Form.CHOICE,
        "Was zum Abschluss gehört (ohne Angabe: seiten_und_test).",
        choices=(("pages_and_quiz", "seiten_und_test"), ("pages", "seiten"), ("quiz", "test")),
    ),
    Key(
        "report_failed",
        "nicht_bestanden_melden",
        Form.YES_NO,
        "Ob »nicht bestanden« schon gemeldet wird, solange noch Versuche übrig sind "
        "(ohne Angabe: nein).",
    ),
    Key(
        "status",
        "status",
        Form.CHOICE,
        "Ob ein LMS »bestanden« erfährt oder nur »abgeschlossen« (ohne Angabe: bestanden).",
        choices=(("passed", "bestanden"), ("completed", "abgeschlossen")),
    ),
)


_ADDRESS = re.compile(r"https?://[^\s/.?#@][^\s/?#@]*([/?#]\S*)?")
_EXTENSIONS = {"lessons": ".md", "quizzes": ".yaml", "scenarios": ".yaml"}
_LESSON = (Unread.PAGES, Unread.SHOWN, Unread.TAUGHT)
_QUIZ = (Unread.QUIZZES, Unread.QUESTIONS, Unread.TESTED)


@record
class Folder:
    """A course folder; ``shown`` is its path as its author would type it."""

    path: Path
    shown: str
    diagnostics: list[Diagnostic]
    unread: set[Unread]

    def report(self, name: str) -> Report:
        """A report on one file, which collects with those on all others."""
        return Report(f"{self.shown}/{name}", diagnostics=self.diagnostics, unread=self.unread)

    def files(self, name: str) -> Mapping[str, Path]:
        """The sources in a subfolder by stem; files that nobody reads are reported."""
        found: dict[str, Path] = {}
        folder = self.path / name
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            if file.suffix == _EXTENSIONS[name]:
                found[file.stem] = file
            elif not file.name.startswith((".", "~")) and not file.name.endswith("~"):
                report = self.report(f"{name}/{file.name}")
                report.add("P006", report.span(1), name=file.name, extension=_EXTENSIONS[name])
        return found


def read_course(folder: Folder, prose: Markdown, language: str) -> Course | None:
    """The course in a folder, or None where ``course.yaml`` says nothing; reads all its files."""
    report = folder.report("course.yaml")
    id = folder.path.name
    if not values.is_id(id):
        report.add("P003", report.span(1), values.slug(id), name=id)
    text = read_text(folder.path / "course.yaml", report)
    fields = read_fields(text, COURSE_KEYS, report) if text is not None else None
    quizzes, pictures = _quizzes(folder, prose)
    scenarios, played = _scenarios(folder, prose)
    lessons = _lessons(folder, prose, fields)
    if fields is None:
        return None
    glossary, defined = _glossary(folder, prose)
    picture = read_picture(fields, prose)
    pictures += [*played, *_pictures(lessons), *defined, *([picture] if picture else [])]
    pass_mark = fields.share("pass_mark")
    return Course(
        id=id,
        title=fields.text("title"),
        lessons=lessons,
        quizzes=tuple(quiz for _, quiz in quizzes if quiz is not None),
        scenarios=scenarios,
        objectives=_objectives(fields),
        glossary=glossary,
        assets=_assets(folder, pictures, report),
        subtitle=fields.text("subtitle"),
        summary=fields.text("summary"),
        picture=picture,
        audience=fields.text("audience"),
        web_address=web_address(fields),
        language=fields.language("language") or language,
        minutes=round(fields.minutes("minutes")),
        start=fields.clock("start"),
        final_quiz=_quiz_named("final_quiz", "P007", fields, quizzes),
        pretest=_quiz_named("pretest", "P013", fields, quizzes),
        pass_mark=0.7 if pass_mark is None else pass_mark,
        completion=Completion(fields.choice("completion") or Completion.PAGES_AND_QUIZ),
        report_failed=fields.yes_no("report_failed") or False,
        status=Reported(fields.choice("status") or Reported.PASSED),
        unread=frozenset(folder.unread),
        span=fields.span,
        places={"pretest": fields.value_at("pretest")},
    )


def web_address(fields: Fields) -> str:
    """An address that telephones and programs can open; another one is reported and left out."""
    text = fields.text("web_address")
    if text and not _ADDRESS.fullmatch(text):
        span = fields.value_at("web_address")
        fields.report.add("P062", span, f"https://{text}" if "." in text else None, value=text)
        return ""
    return text


def _objectives(fields: Fields) -> tuple[Objective, ...]:
    """Each objective under an id of its own; one with an id that came before is reported."""
    found: dict[str, Objective] = {}
    known = len(fields.report.diagnostics)
    for entry in fields.entries("objectives"):
        id = entry.id("id")
        findings = entry.names_at("findings")
        objective = Objective(id, entry.text("text"), tuple(findings), entry.span, findings)
        if id in found:
            entry.report.add("P009", entry.at("id"), name=id, line=found[id].span.line)
        elif id:
            found[id] = objective
    if not fields.has_all("objectives", "id") or fields.report.has_said("Y031", known):
        fields.report.unread.add(Unread.OBJECTIVES)
    if any(entry.is_lost("findings") for entry in fields.entries("objectives")):
        fields.report.unread.add(Unread.GROUNDS)
    return tuple(found.values())


def _lessons(folder: Folder, prose: Markdown, fields: Fields | None) -> tuple[Lesson, ...]:
    """The lessons in the order of ``course.yaml``; those that it leaves out are read for their
    mistakes only."""
    files = folder.files("lessons")
    listed = fields.names_at("lessons") if fields else {}
    meant = {*listed}
    for name, span in listed.items():
        if name not in files:
            proposal = nearest(name.removesuffix(".md"), files)
            folder.report("course.yaml").add("P004", span, proposal, name=name)
            meant.add(proposal or "")
    lessons = {}
    for name, file in files.items():
        report = folder.report(f"lessons/{file.name}")
        text = read_text(file, report)
        lessons[name] = read_lesson(text, name, prose, report) if text is not None else None
        if fields is not None and listed and name not in meant:
            report.add("P005", report.span(1), name=name, key=fields.spelled("lessons"))
    read = [lesson for name in listed if (lesson := lessons.get(name)) is not None]
    if len(read) < max(len(listed), len(files)):
        folder.unread.update(_LESSON)
    return tuple(read)


def _quizzes(folder: Folder, prose: Markdown) -> tuple[list[tuple[str, Quiz | None]], list[Shown]]:
    """The quizzes with their ids, and the pictures that they show.

    A file that could not be read stands for the quiz that is called like it.
    """
    quizzes: list[tuple[str, Quiz | None]] = []
    pictures: list[Shown] = []
    for stem, file in folder.files("quizzes").items():
        report = folder.report(f"quizzes/{file.name}")
        text = read_text(file, report)
        read = read_quiz(text, stem, prose, report) if text is not None else None
        quizzes.append((read.quiz.id, read.quiz) if read else (stem, None))
        pictures += read.pictures if read else ()
        report.unread.update(() if read else _QUIZ)
    return quizzes, pictures


def _scenarios(folder: Folder, prose: Markdown) -> tuple[tuple[Scenario, ...], list[Shown]]:
    """The scenarios that could be read, and the pictures that they show."""
    if not (files := folder.files("scenarios")):
        return (), []
    from builder.readers.scenario import read_scenario

    scenarios: list[Scenario] = []
    pictures: list[Shown] = []
    for stem, file in files.items():
        report = folder.report(f"scenarios/{file.name}")
        text = read_text(file, report)
        read = read_scenario(text, stem, prose, report) if text is not None else None
        if read is None:
            report.unread.add(Unread.SCENARIOS)
        else:
            scenarios.append(read.scenario)
            pictures += read.pictures
    return tuple(scenarios), pictures


def _glossary(folder: Folder, prose: Markdown) -> tuple[tuple[GlossaryEntry, ...], list[Shown]]:
    """The entries of the course's glossary, if it has one, and the pictures that they show."""
    file = folder.path / "glossary.yaml"
    if not is_there(file):
        return (), []
    report = folder.report(file.name)
    text = read_text(file, report)
    if text is None:
        report.unread.add(Unread.TERMS)
        return (), []
    return read_glossary(text, prose, report)


def _quiz_named(
    key: str, code: str, fields: Fields, quizzes: Iterable[tuple[str, Quiz | None]]
) -> str:
    """The id of the quiz that a key names; one that no file holds is reported."""
    id, known = fields.id(key), [name for name, _ in quizzes]
    if id and id not in known and Unread.QUIZZES not in fields.report.unread:
        fields.report.add(code, fields.value_at(key), nearest(id, known), name=id)
    return id


def _pictures(lessons: Iterable[Lesson]) -> list[Shown]:
    blocks = (block for lesson in lessons for page in lesson.pages for block in page.blocks)
    return [*(lesson.picture for lesson in lessons if lesson.picture), *shown(blocks)]


def _assets(folder: Folder, pictures: Iterable[Shown], report: Report) -> tuple[Asset, ...]:
    """The files of pictures and recordings, each once; addresses that Markdown has reported are
    left out."""
    assets: dict[str, Asset] = {}
    reported = {diagnostic.span for diagnostic in folder.diagnostics}
    for picture in pictures:
        if isinstance(picture, Media):
            found = read_recording(folder.path, picture, report, folder.report)
            assets |= {one.path: one for one in found}
        elif picture.source and picture.source not in assets and picture.span not in reported:
            asset = read_asset(folder.path, picture.source, picture.span, report)
            if asset is not None:
                assets[picture.source] = asset
    return tuple(assets[path] for path in sorted(assets))
