"""A small course in which every block, inline and answer form occurs once."""

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
    Citation,
    Code,
    CodeBlock,
    Columns,
    Disclosure,
    Emphasis,
    Evidence,
    Example,
    Figure,
    Foreign,
    Gap,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    QuestionRef,
    QuizRef,
    Quote,
    Reader,
    Reflection,
    SlideForm,
    SpeakerNotes,
    Strong,
    Table,
    Term,
    Text,
)
from builder.model.finding import Finding, Origin, Source
from builder.model.glossary import GlossaryEntry
from builder.model.interaction import (
    Area,
    Choice,
    FillIn,
    Hotspot,
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

ASSETS = Path(__file__).parent / "assets"
BUILT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def say(*words: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(word) if isinstance(word, str) else word for word in words)


def par(*words: str | Inline) -> Paragraph:
    return Paragraph(say(*words))


def bullets(*items: str) -> List:
    return List(tuple((par(item),) for item in items))


def option(name: str, words: str, because: str = "") -> Option:
    return Option(name, say(words), (par(because),) if because else ())


PICTURE = Image(
    "assets/wellen.svg",
    "Zwei Zeitachsen: oben ein einzelner Ausschlag mit Anfang und Ende, unten mehrere Wellen.",
)

UNBOUNDED = Page(
    "ohne-rand",
    "Ohne Rand in Raum und Zeit",
    (
        par("Ein Hochwasser hat einen Ort, einen Anfang und ein Ende. Die Pandemie war anders."),
        Evidence("KM-01", ()),
        par(
            "Sie war überall zugleich und dauerte Jahre. Sie traf alle Bereiche: Schule, "
            "Pflege, Handel und Kultur ",
            Citation("KM-02"),
            ". Fachleute nennen eine solche Lage ",
            Strong(say("entgrenzt")),
            ".",
        ),
        Figure(PICTURE, say("Begrenzte und entgrenzte Krise. Das Schema zeigt keine Messwerte.")),
        Example(
            "Zwei Lagen im Rathaus",
            (
                par(
                    Strong(say("Starkregen:")),
                    " Am Dienstag laufen Keller voll. Am Freitag ist es vorbei.",
                ),
                par(
                    Strong(say("Lange Lage:")),
                    " Im Frühjahr gilt eine neue Regel, im Herbst wieder eine.",
                ),
            ),
        ),
        SlideForm("Begrenzt oder entgrenzt?", (Figure(PICTURE),)),
        SpeakerNotes(
            (
                par("Lassen Sie das Bild kurz wirken. Erklären Sie „entgrenzt“ in einem Satz."),
                par("Frage an die Gruppe: „Welche begrenzte Krise haben Sie hier erlebt?“"),
            )
        ),
    ),
    3,
)

ASSUMPTIONS = Page(
    "annahmen",
    "Wenn Gewohntes nicht mehr trägt",
    (
        par("Viele Krisenpläne bauen auf drei stille Annahmen. Alle drei fielen weg."),
        Table(
            (say("Stille Annahme"), say("Was die Kommunen erlebten")),
            (
                (
                    say("Unsere Abläufe greifen."),
                    say("Vertraute Mechanismen versagten ", Citation("KM-02"), "."),
                ),
                (say("Wir haben das schon einmal gemacht."), say("Eigene Erfahrung fehlte.")),
                (say("Die Nachbarn helfen aus."), say("Auch Nachbarkommunen waren betroffen.")),
            ),
            ("left", "left"),
        ),
        Callout(
            CalloutKind.NOTE,
            "Wer hat die Annahmen formuliert?",
            (
                par(
                    "Die linke Spalte fasst der Kurs zusammen, die rechte gibt den Workshop wieder."
                ),
            ),
        ),
        QuestionRef("nachbarhilfe"),
        SlideForm(
            "",
            (
                Table(
                    (say("Stille Annahme"), say("Erfahrung")),
                    ((say("Abläufe greifen"), say("Mechanismen versagten")),),
                    ("left", "left"),
                ),
            ),
        ),
        SpeakerNotes((par("Gehen Sie die Tabelle Zeile für Zeile durch."),)),
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
        Callout(CalloutKind.KEY, "", (par("Prüfen Sie die stillen Annahmen Ihres Teams."),)),
        Reflection(
            "Ihre stille Annahme",
            (par("Worauf verlässt sich Ihr Team, ohne es je geprüft zu haben?"),),
        ),
        Checklist(
            "Diese Woche",
            (
                say("Vertretung für jede Rolle benennen"),
                say("Telefonliste im ", Strong(say("Notfallordner")), " prüfen"),
                say("Ersten Termin mit dem Nachbaramt vereinbaren"),
            ),
        ),
    ),
)

FORMS = Page(
    "formen",
    "Alles, was ein Text enthalten kann",
    (
        Heading(5, say("Eine Überschrift, die eine Stufe überspringt")),
        par(
            Emphasis(say("Betont")),
            ", ",
            Code("#panic()"),
            LineBreak(),
            Link("#annahmen", say("siehe oben")),
            ", ",
            Link("https://www.example.org/stab/", say("Stabsdienstordnung")),
            ", ",
            Foreign("en-GB", say("after action review")),
            ", ",
            Link("mailto:a@example.org", say("a@example.org")),
            " und ",
            Image("assets/zeichen.png", "ein Warnzeichen"),
            ", im ",
            Term("krisenstab", say("Stab")),
            ".",
        ),
        Heading(3, say("Listen und Spalten")),
        List(((par("Erstens"), bullets("innen")), (par("Zweitens"),)), ordered=True, start=3),
        Quote((par("Wir mussten eigene Wege finden."),)),
        CodeBlock('#read("/etc/passwd")\n*kein* _Markup_', "text"),
        Columns(((par("Links steht eins."),), (par("Rechts steht zwei."),))),
        Disclosure("Wie es weiterging", (par("Die Lernkurve war am Anfang steil."),)),
        Callout(CalloutKind.TIP, "", (par("Fragen Sie früh."),)),
        Callout(CalloutKind.WARNING, "", (par("Pläne veralten schneller, als man denkt."),)),
        Figure(Image("assets/zeichen.png", "", decorative=True)),
        Audience(Reader.LEARNER, (par("Nur für Lernende."),)),
        Audience(Reader.LECTURER, (par("Nur für Lehrende."),)),
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
        SpeakerNotes((par("Begrüßen Sie die Gruppe und klären Sie den Anlass."),)),
    ),
    1.5,
)

NEIGHBOURS = Question(
    id="nachbarhilfe",
    kind="single_choice",
    stem=(par("Warum halfen Nachbarkommunen in der Pandemie kaum aus?"),),
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
    explanation=(par("Planen Sie Hilfe ein, die nicht von derselben Lage betroffen ist."),),
)


def _question(name: str, stem: tuple[Block, ...], *interactions: object) -> Question:
    return Question(id=name, kind="any", stem=stem, interactions=interactions)  # type: ignore[arg-type]


MORE = Quiz(
    id="weitere",
    title="Weitere Fragen",
    questions=(
        _question(
            "mehrere",
            (par("Was gehört in eine Lagemeldung?"),),
            Choice(
                "mehrere",
                (
                    option("x", "Zeitpunkt"),
                    option("y", "Ort"),
                    option("z", "Vermutungen", "Nur Fakten."),
                ),
                ("x", "y"),
                multiple=True,
            ),
        ),
        _question(
            "stimmt",
            (par("Ein Stab ersetzt die Fachämter."),),
            TrueFalse("stimmt", False, (par("Er ergänzt sie."),)),
        ),
        _question(
            "zuordnen",
            (par("Ordnen Sie die Aufgaben zu."),),
            Matching(
                "zuordnen",
                (option("s1", "S1"), option("s2", "S2")),
                (option("t1", "Personal"), option("t2", "Lage"), option("t3", "Presse")),
                (("s1", "t1"), ("s2", "t2")),
            ),
        ),
        _question(
            "ordnen",
            (par("Bringen Sie die Schritte in die richtige Reihenfolge."),),
            Sequencing(
                "ordnen",
                (
                    option("1a", "Lage feststellen"),
                    option("2b", "Beurteilen"),
                    option("3c", "Entscheiden"),
                ),
            ),
        ),
        _question(
            "luecken",
            (par("Der ", Gap("l1"), " entscheidet, das ", Gap("l2"), " führt aus."),),
            FillIn("l1", ("Stab", "Krisenstab")),
            Choice("l2", (option("fa", "Fachamt"), option("ra", "Rathaus")), ("fa",)),
        ),
        _question(
            "zahl",
            (par("Wie viele Vertretungen braucht jede Rolle mindestens?"),),
            Numeric("zahl", Decimal("2"), Decimal("1.5"), Decimal("3"), "Personen"),
        ),
        _question(
            "einschaetzung",
            (par("Wie sicher fühlen Sie sich?"),),
            Likert("einschaetzung", (option("l", "unsicher"), option("m", "sicher"))),
        ),
        _question(
            "frei",
            (par("Was ändern Sie morgen?"),),
            LongFillIn("frei", 30, (par("Zum Beispiel: Ich benenne eine Vertretung."),)),
        ),
        _question(
            "bild",
            (par("Wo liegt der Stabsraum?"),),
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
        ),
    ),
)

FINAL = Quiz(
    id="abschluss",
    title="Abschlusstest",
    questions=(_question("geheim", (par("Geheime Frage?"),), TrueFalse("geheim", True)),),
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
            definition=(par("Leitungen und Fachleute, die gemeinsam handeln."), bullets("hier")),
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
