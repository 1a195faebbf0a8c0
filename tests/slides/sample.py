"""A course of blocks of every kind, built without readers, and the job that a writer gets."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from builder.diagnostics import NOWHERE
from builder.job import Job
from builder.model.course import Asset, Course, Lesson, Objective, Organisation, Page, Project
from builder.model.document import (
    Audience,
    Block,
    Callout,
    CalloutKind,
    Checklist,
    Columns,
    Example,
    Figure,
    Heading,
    List,
    Paragraph,
    QuestionRef,
    Reader,
    Reflection,
    SlideForm,
    SpeakerNotes,
    Table,
)
from builder.model.finding import Finding, Origin, Source
from builder.model.inline import Citation, Emphasis, Foreign, Gap, Image, Inline, Link, Strong, Text
from builder.model.interaction import (
    Choice,
    FillIn,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TrueFalse,
)
from builder.model.question import Question, Quiz
from builder.templates import texts, theme

BUILT = datetime(2026, 1, 15, 8, 0, tzinfo=UTC)
ORGANISATION = Organisation(
    name="Stadt Musterhausen",
    short_name="Musterhausen",
    contact="Personalentwicklung, Fachdienst 11",
    phone="01234 567-890",
    email="fortbildung@musterhausen.example",
    website="https://musterhausen.example/fortbildung",
)


def t(words: str) -> tuple[Inline, ...]:
    """Inlines from plain words; ``**so**`` is strong."""
    parts = words.split("**")
    return tuple(
        Strong((Text(part),)) if index % 2 else Text(part)
        for index, part in enumerate(parts)
        if part
    )


def p(words: str) -> Paragraph:
    return Paragraph(t(words))


def ul(*items: str | tuple[str, Block], ordered: bool = False, start: int = 1) -> List:
    """A list; an item may be a pair of its words and an inner block."""
    blocks: list[tuple[Block, ...]] = [
        (p(item),) if isinstance(item, str) else (p(item[0]), item[1]) for item in items
    ]
    return List(tuple(blocks), ordered, start)


def table(header: Iterable[str], *rows: Iterable[str]) -> Table:
    cells = tuple(t(cell) for cell in header)
    body = tuple(tuple(t(cell) for cell in row) for row in rows)
    return Table(cells, body, ("left",) * len(cells))


def slide(*blocks: Block, title: str = "") -> SlideForm:
    return SlideForm(title, blocks)


def option(name: str, words: str, because: str = "") -> Option:
    return Option(name, t(words), (p(because),) if because else ())


def png(folder: Path, name: str, width: int, height: int) -> Asset:
    """A real picture: a calm gradient with a frame, so that its place on a slide can be seen."""
    rows = b"".join(
        b"\0"
        + bytes(
            channel
            for x in range(width)
            for channel in (
                (60, 110, 140)
                if min(x, y, width - 1 - x, height - 1 - y) < 6
                else (215 + 30 * x // width, 225 + 20 * y // height, 235)
            )
        )
        for y in range(height)
    )

    def chunk(kind: bytes, content: bytes) -> bytes:
        length = struct.pack(">I", len(content))
        return length + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    file = folder / name
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + content)
    return Asset(f"assets/{name}", str(file), "image/png", len(content), width, height)


def job_of(course: Course, **project: object) -> Job:
    whole = Project(
        organisation=ORGANISATION,
        courses=(course,),
        findings={finding.id: finding for finding in FINDINGS},
        **project,  # type: ignore[arg-type]
    )
    look, _ = theme("", NOWHERE)
    return Job(whole, course, look, texts("de"), BUILT)


def course_of(*blocks: Block, **details: object) -> Course:
    """The smallest course with these blocks on its only page."""
    page = Page("seite", "Die Seite", blocks)
    lesson = Lesson(id="lektion", title="Die Lektion", pages=(page,))
    values: dict[str, object] = {"id": "kurs", "title": "Der Kurs", "lessons": (lesson,)}
    return Course(**{**values, **details})  # type: ignore[arg-type]


FINDINGS = (
    Finding(
        id="KM-07",
        statement="Ein großer Stab hält eine lange Lage nicht durch",
        origin=Origin.WORKSHOP,
        collection="Reflexionsworkshop Krisenmanagement",
        date="2023-05-11",
        source=Source("Projekt PanReflex", "Ergebnisse der Reflexionsworkshops", "PanReflex"),
        section="Stabsarbeit",
        place="S. 12",
        theme="Stab",
    ),
)


def sample(folder: Path) -> Job:
    """A course with every layout of the deck."""
    map_, cycle = png(folder, "karte.png", 1200, 700), png(folder, "kreislauf.png", 800, 760)
    quiz = Quiz(id="uebung", title="Übung", questions=_questions())
    course = Course(
        id="stab",
        title="Der Stab in den ersten 60 Minuten",
        subtitle="Grundlagen der Stabsarbeit in der Kommune",
        summary="Sie lernen, wie ein Stab zusammentritt und wie er in der ersten Stunde arbeitet.",
        audience="Mitarbeiter*innen der Stadtverwaltung",
        minutes=90,
        objectives=(
            Objective("rolle", "Sie benennen die Aufgaben der Stabsfunktionen S1 bis S6."),
            Objective("takt", "Sie führen eine Lagebesprechung in höchstens 15 Minuten durch."),
            Objective("intern", "Sie erklären, warum Beschäftigte zuerst informiert werden."),
            Objective("grenze", "Sie erkennen, wann externe Fachberatung nötig ist."),
        ),
        lessons=_lessons(),
        quizzes=(quiz,),
        assets=(map_, cycle),
    )
    return job_of(course, questions_per_lesson=9)


def _lessons() -> tuple[Lesson, ...]:
    return (
        Lesson(
            id="auftrag",
            title="Auftrag und Aufbau des Stabs",
            summary="Wofür es den Stab gibt, wer darin sitzt und wie er eine Lage führt.",
            objectives=("rolle",),
            pages=(_page_bullets(), _page_table(), _page_key(), _page_quiz()),
        ),
        Lesson(
            id="arbeit",
            title="Arbeiten unter Zeitdruck",
            summary="Kurze Schleifen, klare Aufträge, ein gemeinsames Lagebild.",
            objectives=("takt",),
            pages=(_page_pictures(), _page_columns(), _page_dense(), _page_more_quiz()),
        ),
        Lesson(
            id="worte",
            title="Worte, die ankommen: Krisenkommunikation nach innen und nach außen",
            pages=(_page_prose(), _page_foreign()),
        ),
    )


def _page_bullets() -> Page:
    return Page(
        "auftrag-seite",
        "Was der Krisenstab leistet",
        (
            p("Der Krisenstab bündelt Entscheidungen, wenn die Regelorganisation nicht reicht."),
            slide(
                p("Der Stab bündelt Entscheidungen, wenn die Regelorganisation nicht reicht."),
                ul(
                    "Entscheidungen vorbereiten",
                    "Ämter und Betriebe **koordinieren**",
                    "Lage und Beschlüsse dokumentieren",
                    "Öffentlichkeit informieren",
                ),
            ),
            SpeakerNotes(
                (
                    p("Fragen Sie zuerst in die Runde: Wer war schon einmal in einem Stab?"),
                    ul("Zeit: fünf Minuten", "Antworten **am Flipchart** sammeln"),
                )
            ),
            slide(
                ul(
                    "Sie kennen die Aufgaben der Stabsfunktionen S1 bis S6.",
                    (
                        "Sie führen eine **Lagebesprechung** in höchstens 15 Minuten durch.",
                        ul(
                            "Struktur: Lage, Beurteilung, Entschluss, Auftrag",
                            "Ergebnis: dokumentierte Aufträge mit Frist",
                        ),
                    ),
                    "Sie erkennen, wann externe Fachberatung nötig ist.",
                    "Sie wissen, wer die Beschlüsse in die Ämter trägt.",
                    "Sie finden die Geschäftsordnung des Stabs im Intranet.",
                ),
                title="Was Sie nach dieser Lektion können",
            ),
        ),
    )


def _page_table() -> Page:
    return Page(
        "funktionen",
        "Stabsfunktionen auf einen Blick",
        (
            slide(
                table(
                    ("Funktion", "Aufgabe", "Typische Frage"),
                    ("S1", "Personal, innerer Dienst", "Wer löst in acht Stunden ab?"),
                    ("S2", "Lage", "Was ist bestätigt, was nicht?"),
                    ("S3", "Einsatz", "Welcher Auftrag geht an wen?"),
                    ("S4", "Versorgung", "Wie lange reicht der Kraftstoff?"),
                    ("S5", "Presse- und Medienarbeit", "Was sagen wir bis 14 Uhr?"),
                    ("S6", "Information, Kommunikation", "Welcher Kanal trägt noch?"),
                )
            ),
        ),
    )


def _page_key() -> Page:
    return Page(
        "merksatz",
        "Merksatz",
        (
            slide(
                Callout(
                    CalloutKind.KEY,
                    "",
                    (p("Erst die eigenen Beschäftigten informieren, dann die Öffentlichkeit."),),
                )
            ),
            Callout(
                CalloutKind.NOTE, "", (Paragraph((*t("Das zeigt "), Citation("KM-07"), *t("."))),)
            ),
        ),
    )


def _page_quiz() -> Page:
    refs = ("presse", "dauer", "flurfunk", "zuordnen")
    return Page("pruefen", "Prüfen Sie Ihr Wissen", tuple(QuestionRef(name) for name in refs))


def _page_more_quiz() -> Page:
    refs = ("reihenfolge", "luecke", "zahl", "skala", "frei")
    return Page("pruefen-2", "Noch einmal prüfen", tuple(QuestionRef(name) for name in refs))


def _page_pictures() -> Page:
    return Page(
        "lagekarte",
        "Die Lagekarte zeigt, was bestätigt ist",
        (
            slide(
                Figure(
                    Image("assets/karte.png", "Lagekarte mit Pegelständen und Abschnitten"),
                    t("Lagekarte mit Pegelständen, Stand 14:30 Uhr"),
                )
            ),
            slide(
                ul(
                    "Lage feststellen",
                    "Lage beurteilen",
                    "Entschluss fassen",
                    "Auftrag erteilen",
                    "Wirkung prüfen",
                    ordered=True,
                ),
                Figure(Image("assets/kreislauf.png", "Führungskreislauf in fünf Schritten")),
                title="Der Führungskreislauf",
            ),
        ),
    )


def _page_columns() -> Page:
    left = (
        Heading(3, t("Verwaltungsstab")),
        ul("Administrative Entscheidungen", "Leitung: Hauptverwaltungsbeamt*in", "Recht, Geld"),
    )
    right = (
        Heading(3, t("Führungsstab")),
        ul("Operativ-taktische Maßnahmen", "Leitung: Einsatzleitung", "Kräfte, Mittel, Raum"),
    )
    return Page("staebe", "Zwei Stäbe, eine Lage", (slide(Columns((left, right))),))


def _page_dense() -> Page:
    return Page(
        "durchhalten",
        "Durchhaltefähigkeit in langen Lagen",
        (
            slide(
                *(
                    ul(
                        f"Schicht {number}: Übergabe mit Protokoll, offene Aufträge zuerst, dann "
                        "Personal, Versorgung und die nächste Besprechung"
                    )
                    for number in range(1, 8)
                )
            ),
            slide(
                Checklist(
                    "Vor der Übergabe",
                    (t("Offene Aufträge markiert"), t("Lagekarte aktuell"), t("Ablösung da")),
                ),
                title="Checkliste",
            ),
            slide(
                Example(
                    "Hochwasser", (p("In Musterhausen fiel nachts der Strom im Rathaus aus."),)
                ),
                Reflection("", (p("Was hätten Sie als Erstes veranlasst?"),)),
                title="Ein Fall zum Nachdenken",
            ),
        ),
    )


def _page_prose() -> Page:
    return Page(
        "lesen",
        "Zum Lesen",
        (
            p("Prüfen Sie regelmäßig, ob Annahmen noch gelten."),
            Audience(Reader.LEARNER, (p("Nur für Lernende."),)),
        ),
    )


def _page_foreign() -> Page:
    return Page(
        "anglizismen",
        "Fremde Wörter",
        (
            slide(
                ul(
                    "Quellen finden Sie beim BBK",
                ),
                Paragraph(
                    (
                        *t("Wer sagt "),
                        Foreign("en", t("situational awareness")),
                        *t(", meint das "),
                        Emphasis(t("Lagebild")),
                        *t(". Siehe "),
                        Link("https://www.bbk.bund.de", t("Bundesamt für Bevölkerungsschutz")),
                        *t("."),
                    )
                ),
            ),
        ),
    )


def _questions() -> tuple[Question, ...]:
    def ask(name: str, kind: str, stem: str, *forms: object, **more: object) -> Question:
        return Question(id=name, kind=kind, stem=(p(stem),), interactions=forms, **more)  # type: ignore[arg-type]

    return (
        ask(
            "presse", "single_choice", "Wer gibt Pressemitteilungen im Ereignisfall frei?",
            Choice("presse", (
                option("a1", "S5 allein", "S5 bereitet vor, entscheidet aber nicht."),
                option("b2", "Die Leitung des Stabs nach Vorlage durch S5",
                       "S5 bereitet vor und berät. Die Freigabe liegt bei der Leitung, damit die "
                       "Stadt nach außen mit einer Stimme spricht."),
                option("c3", "Jede Stabsfunktion für ihren Bereich", "Dann gäbe es viele Stimmen."),
                option("d4", "Das Lagezentrum des Landes"),
            ), ("b2",)),
            hint=(p("Denken Sie an die Verantwortung."),),
        ),
        ask(
            "dauer", "multiple_choice", "Was hilft, damit ein Stab eine lange Lage durchhält?",
            Choice("dauer", (
                option("a5", "Ein Schichtplan mit Übergaben", "Nur so gibt es Pausen."),
                option("b6", "Ein möglichst großer Stab"),
                option("c7", "Benannte Vertretungen", "Krankheit und Urlaub kommen immer."),
            ), ("a5", "c7"), multiple=True),
        ),
        ask(
            "flurfunk", "true_false", "Im Homeoffice trägt der Flurfunk so gut wie im Rathaus.",
            TrueFalse("flurfunk", False, (p("Wer zu Hause arbeitet, hört davon nichts."),)),
        ),
        ask(
            "zuordnen", "matching", "Ordnen Sie den Funktionen ihre Aufgaben zu.",
            Matching("zuordnen",
                     (option("l1", "S1"), option("l2", "S2"), option("l5", "S5")),
                     (option("r1", "Personal"), option("r2", "Lage"), option("r5", "Medien"),
                      option("r9", "Finanzen")),
                     (("l1", "r1"), ("l2", "r2"), ("l5", "r5"))),
        ),
        ask(
            "reihenfolge", "sequence", "In welcher Reihenfolge führt ein Stab?",
            Sequencing("reihenfolge", (option("s3", "Lage feststellen"),
                       option("s1", "Lage beurteilen"), option("s2", "Entschluss fassen"))),
            explanation=(p("So steht es in der Dienstvorschrift."),),
        ),
        Question(
            id="luecke", kind="cloze",
            stem=(Paragraph((*t("Die Funktion S2 führt das "), Gap("luecke__1"),
                             *t(", und S5 macht die "), Gap("luecke__2"), *t("."))),),
            interactions=(
                FillIn("luecke__1", ("Lagebild",)),
                Choice("luecke__2", (option("g1", "Medienarbeit"), option("g2", "Versorgung")),
                       ("g1",)),
            ),
        ),
        ask(
            "zahl", "numeric", "Wie lange dauert eine Lagebesprechung höchstens?",
            Numeric("zahl", Decimal(15), Decimal(10), Decimal(20), "Minuten"),
        ),
        ask(
            "skala", "likert", "Wie sicher fühlen Sie sich im Stab?",
            Likert("skala", (option("k1", "sehr sicher"), option("k2", "eher sicher"),
                             option("k3", "eher unsicher"), option("k4", "unsicher"))),
        ),
        ask(
            "frei", "long", "Was nehmen Sie sich für die nächste Lage vor?",
            LongFillIn("frei", 0, (p("Zum Beispiel: die eigene Vertretung heute noch benennen."),)),
        ),
    )  # fmt: skip
