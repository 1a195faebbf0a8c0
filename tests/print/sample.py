"""What paper makes of blocks: pages that hold each of them, with the questions of the sample."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from builder.job import Job
from builder.model.course import Asset, Course, Lesson, Objective, Organisation, Page, Project
from builder.model.document import (
    Audience,
    Block,
    Callout,
    CalloutKind,
    Checklist,
    CodeBlock,
    Columns,
    Disclosure,
    Evidence,
    Example,
    Figure,
    Heading,
    List,
    QuestionRef,
    QuizRef,
    Quote,
    Reader,
    Reflection,
    SlideForm,
    SpeakerNotes,
    Table,
)
from builder.model.finding import Finding, Origin, Source
from builder.model.glossary import GlossaryEntry
from builder.model.inline import (
    Citation,
    Code,
    Emphasis,
    Foreign,
    Image,
    LineBreak,
    Link,
    Strong,
    Term,
)
from builder.model.interaction import (
    Area,
    Choice,
    Hotspot,
    TrueFalse,
)
from builder.model.question import Question, Quiz
from builder.templates import texts, theme
from tests.sample import HOTSPOT, PRACTICE, SINGLE, option, para, words

ASSETS = Path(__file__).parent / "assets"
BUILT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def bullets(*items: str) -> List:
    return List(tuple((para(item),) for item in items))


PICTURE = Image(
    "assets/wellen.svg",
    "Zwei Zeitachsen: oben ein einzelner Ausschlag mit Anfang und Ende, unten mehrere Wellen.",
)

UNBOUNDED = Page(
    "ohne-rand",
    "Ohne Rand in Raum und Zeit",
    (
        para("Ein Hochwasser hat einen Ort, einen Anfang und ein Ende. Die Pandemie war anders."),
        Evidence("KM-01", ()),
        para(
            "Sie war überall zugleich und dauerte Jahre. Sie traf alle Bereiche: Schule, "
            "Pflege, Handel und Kultur ",
            Citation("KM-02"),
            ". Fachleute nennen eine solche Lage ",
            Strong(words("entgrenzt")),
            ".",
        ),
        Figure(PICTURE, words("Begrenzte und entgrenzte Krise. Das Schema zeigt keine Messwerte.")),
        Example(
            "Zwei Lagen im Rathaus",
            (
                para(
                    Strong(words("Starkregen:")),
                    " Am Dienstag laufen Keller voll. Am Freitag ist es vorbei.",
                ),
                para(
                    Strong(words("Lange Lage:")),
                    " Im Frühjahr gilt eine neue Regel, im Herbst wieder eine.",
                ),
            ),
        ),
        SlideForm("Begrenzt oder entgrenzt?", (Figure(PICTURE),)),
        SpeakerNotes(
            (
                para("Lassen Sie das Bild kurz wirken. Erklären Sie „entgrenzt“ in einem Satz."),
                para("Frage an die Gruppe: „Welche begrenzte Krise haben Sie hier erlebt?“"),
            )
        ),
    ),
    3,
)

ASSUMPTIONS = Page(
    "annahmen",
    "Wenn Gewohntes nicht mehr trägt",
    (
        para("Viele Krisenpläne bauen auf drei stille Annahmen. Alle drei fielen weg."),
        Table(
            (words("Stille Annahme"), words("Was die Kommunen erlebten")),
            (
                (
                    words("Unsere Abläufe greifen."),
                    words("Vertraute Mechanismen versagten ", Citation("KM-02"), "."),
                ),
                (words("Wir haben das schon einmal gemacht."), words("Eigene Erfahrung fehlte.")),
                (words("Die Nachbarn helfen aus."), words("Auch Nachbarkommunen waren betroffen.")),
            ),
            ("left", "left"),
        ),
        Callout(
            CalloutKind.NOTE,
            "Wer hat die Annahmen formuliert?",
            (
                para(
                    "Die linke Spalte fasst der Kurs zusammen, die rechte gibt den Workshop wieder."
                ),
            ),
        ),
        QuestionRef("nachbarhilfe"),
        SlideForm(
            "",
            (
                Table(
                    (words("Stille Annahme"), words("Erfahrung")),
                    ((words("Abläufe greifen"), words("Mechanismen versagten")),),
                    ("left", "left"),
                ),
            ),
        ),
        SpeakerNotes((para("Gehen Sie die Tabelle Zeile für Zeile durch."),)),
    ),
    5,
)

TAKE_AWAY = Page(
    "mitnehmen",
    "Das nehmen Sie aus Lektion 1 mit",
    (
        Callout(
            CalloutKind.SUMMARY,
            "",
            (
                bullets(
                    "Die Pandemie hatte keine Grenzen in Raum und Zeit.",
                    "Hilfe von nebenan fehlte.",
                ),
            ),
        ),
        Callout(CalloutKind.KEY, "", (para("Prüfen Sie die stillen Annahmen Ihres Teams."),)),
        Reflection(
            "Ihre stille Annahme",
            (para("Worauf verlässt sich Ihr Team, ohne es je geprüft zu haben?"),),
        ),
        Checklist(
            "Diese Woche",
            (
                words("Vertretung für jede Rolle benennen"),
                words("Telefonliste im ", Strong(words("Notfallordner")), " prüfen"),
                words("Ersten Termin mit dem Nachbaramt vereinbaren"),
            ),
        ),
    ),
)

FORMS = Page(
    "formen",
    "Alles, was ein Text enthalten kann",
    (
        Heading(5, words("Eine Überschrift, die eine Stufe überspringt")),
        para(
            Emphasis(words("Betont")),
            ", ",
            Code("#panic()"),
            LineBreak(),
            Link("#annahmen", words("siehe oben")),
            ", ",
            Link("https://www.example.org/stab/", words("Stabsdienstordnung")),
            ", ",
            Foreign("en-GB", words("after action review")),
            ", ",
            Link("mailto:a@example.org", words("a@example.org")),
            " und ",
            Image("assets/zeichen.png", "ein Warnzeichen"),
            ", im ",
            Term("krisenstab", words("Stab")),
            ".",
        ),
        Heading(3, words("Listen und Spalten")),
        List(((para("Erstens"), bullets("innen")), (para("Zweitens"),)), ordered=True, start=3),
        Quote((para("Wir mussten eigene Wege finden."),)),
        CodeBlock('#read("/etc/passwd")\n*kein* _Markup_', "text"),
        Columns(((para("Links steht eins."),), (para("Rechts steht zwei."),))),
        Disclosure("Wie es weiterging", (para("Die Lernkurve war am Anfang steil."),)),
        Callout(CalloutKind.TIP, "", (para("Fragen Sie früh."),)),
        Callout(CalloutKind.WARNING, "", (para("Pläne veralten schneller, als man denkt."),)),
        Figure(Image("assets/zeichen.png", "", decorative=True)),
        Audience(Reader.LEARNER, (para("Nur für Lernende."),)),
        Audience(Reader.LECTURER, (para("Nur für Lehrende."),)),
        QuizRef("weitere"),
        QuizRef("abschluss"),
    ),
)

LECTURERS_ONLY = Page(
    "einstieg",
    "Begrüßung",
    (
        SlideForm(
            "", (bullets("Auch Ämter außerhalb des Krisenstabs sind betroffen", "Drei Fragen"),)
        ),
        SpeakerNotes((para("Begrüßen Sie die Gruppe und klären Sie den Anlass."),)),
    ),
    1.5,
)

NEIGHBOURS = Question(
    id="nachbarhilfe",
    kind="single_choice",
    stem=(para("Warum halfen Nachbarkommunen in der Pandemie kaum aus?"),),
    interactions=(
        Choice(
            "nachbarhilfe",
            (
                option("c1", "Sie waren selbst betroffen.", "Ja, alle hatten dieselbe Lage."),
                option("a2", "Sie durften nicht.", "Nein, Amtshilfe war erlaubt."),
                option("b3", "Niemand fragte sie.", "Nein, gefragt wurde durchaus."),
            ),
            ("c1",),
        ),
    ),
    explanation=(para("Planen Sie Hilfe ein, die nicht von derselben Lage betroffen ist."),),
)


def _question(name: str, stem: tuple[Block, ...], *interactions: object) -> Question:
    return Question(id=name, kind="any", stem=stem, interactions=interactions)  # type: ignore[arg-type]


PLAN = _question(
    "bild",
    (para("Wo liegt der Stabsraum?"),),
    Hotspot(
        "bild",
        "assets/zeichen.png",
        "Grundriss mit zwei Räumen",
        (
            Area(option("h1", "der linke Raum"), *(Decimal(n) for n in (0, 0, 50, 100))),
            Area(option("h2", "der rechte Raum"), *(Decimal(n) for n in (50, 0, 50, 100))),
        ),
        ("h2",),
    ),
)
MORE = Quiz(
    id="weitere",
    title="Weitere Fragen",
    questions=(*(each for each in PRACTICE if each not in (SINGLE, HOTSPOT)), PLAN),
)

FINAL = Quiz(
    id="abschluss",
    title="Abschlusstest",
    questions=(_question("geheim", (para("Geheime Frage?"),), TrueFalse("geheim", True)),),
)

COURSE = Course(
    id="probe",
    title="Krisenmanagement in langen Lagen",
    subtitle="Was Kommunen aus der Pandemie gelernt haben",
    summary="Nicht jede Krise ist nach wenigen Tagen vorbei. Dieser Kurs zeigt, was fünf Kommunen "
    "gelernt haben. Sie übertragen diese Erkenntnisse auf Ihr eigenes Amt.",
    audience="Mitarbeiter*innen außerhalb der Krisenstäbe und ihre Führungskräfte",
    minutes=60,
    lessons=(
        Lesson(
            id="grenzen",
            title="Eine Krise ohne Grenzen",
            summary="Was die Pandemie von einem Hochwasser unterscheidet.",
            objectives=("entgrenzt",),
            pages=(LECTURERS_ONLY, UNBOUNDED, ASSUMPTIONS, TAKE_AWAY),
        ),
        Lesson(id="formen-lektion", title="Formen", pages=(FORMS,)),
    ),
    objectives=(
        Objective(
            "entgrenzt",
            "Sie erklären, warum eine Krise ohne Grenzen gewohnte Abläufe überfordert.",
        ),
        Objective("annahmen", "Sie prüfen die stillen Annahmen Ihres Teams."),
    ),
    glossary=(
        GlossaryEntry(
            id="krisenstab",
            term="Krisenstab",
            forms=("Stab",),
            definition=(para("Leitungen und Fachleute, die gemeinsam handeln."), bullets("hier")),
        ),
    ),
    quizzes=(Quiz(id="uebung", title="Übung", questions=(NEIGHBOURS,)), MORE, FINAL),
    final_quiz="abschluss",
    assets=(
        Asset("assets/wellen.svg", str(ASSETS / "wellen.svg"), "image/svg+xml", 700, 640, 240,
              Asset("assets/wellen.png", str(ASSETS / "wellen.png"), "image/png", 600, 640, 240)),
        Asset("assets/zeichen.png", str(ASSETS / "zeichen.png"), "image/png", 200, 96, 96),
    ),
)  # fmt: skip


def finding(name: str, statement: str) -> Finding:
    return Finding(
        id=name,
        statement=statement,
        origin=Origin.WORKSHOP,
        collection="Reflexionsworkshop Krisenmanagement",
        date="März 2023",
        source=Source("Trapp, Rau, Schätzle", "Stärkung städtischer Resilienz", "PanReflex"),
        section="Kommunales Krisenmanagement",
        place="Absatz 1",
        theme="strukturen",
    )


PROJECT = Project(
    organisation=Organisation(
        name="Stadt Musterstadt",
        contact="Personalentwicklung",
        phone="0123 456789",
        email="fortbildung@musterstadt.example.org",
    ),
    courses=(COURSE,),
    findings={
        "KM-01": finding(
            "KM-01", "Die Pandemie war eine Krise ohne räumliche und zeitliche Begrenzung."
        ),
        "KM-02": finding("KM-02", "Gewohnte Mechanismen des Krisenmanagements waren außer Kraft."),
        "KM-99": finding("KM-99", "Diese Erkenntnis kommt im Kurs nicht vor."),
    },
)


def job(course: Course = COURSE, project: Project = PROJECT) -> Job:
    derived, _ = theme(project.accent, project.span)
    return Job(project, course, derived, texts(course.language), BUILT)
