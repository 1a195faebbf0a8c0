"""The smallest course that shows every block and asks every kind of question, built in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from builder.diagnostics import Span
from builder.job import Job
from builder.model.course import (
    Asset,
    Course,
    DataProtection,
    Lesson,
    Objective,
    Organisation,
    Page,
    Project,
)
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
    Paragraph,
    QuestionRef,
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
    Gap,
    Image,
    Inline,
    LineBreak,
    Link,
    Strong,
    Term,
    Text,
)
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
from builder.model.question import Feedback, Question, Quiz
from builder.templates import texts, theme

PICTURE = Path(__file__).parent / "courses" / "tiny" / "tiny" / "assets" / "lage.svg"


def words(*parts: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def para(*parts: str | Inline) -> Paragraph:
    return Paragraph(words(*parts))


def option(name: str, text: str, because: str = "") -> Option:
    return Option(name, words(text), (para(because),) if because else ())


SOURCE = Source(
    "Reflexionsgruppe der Beispielstadt",
    "Was bleibt? Erkenntnisse aus drei Jahren Dauerlage",
    "Lernende Verwaltung",
)


def finding(name: str, statement: str, theme_: str) -> Finding:
    return Finding(
        id=name,
        statement=statement,
        origin=Origin.WORKSHOP,
        collection="Workshop Krisenmanagement",
        date="März 2023",
        source=SOURCE,
        section="Abschnitt 2",
        place="Seite 4",
        theme=theme_,
    )


FINDINGS = {
    "KM-07": finding("KM-07", "Ein großer Stab ist für kurze Lagen gebaut.", "stab"),
    "KM-14": finding(
        "KM-14",
        "Der Wunsch nach Deutungshoheit war groß. In der Praxis bestimmten äußere Ereignisse "
        "das Tempo.",
        "lage",
    ),
}

SINGLE = Question(
    id="vor-die-lage",
    kind="single_choice",
    stem=(
        para(
            "Am Mittwoch kündigt das Land neue Regeln an, Details fehlen. Ihr Amt hat bis Montag "
            "Zeit."
        ),
        para("Was bringt Ihr Amt am ehesten „vor die Lage“?"),
    ),
    interactions=(
        Choice(
            "1",
            (
                option(
                    "a1a1",
                    "Abwarten, bis der Erlass schriftlich vorliegt",
                    "Dann beginnt Ihre Planung erst, wenn die Frist schon läuft. Genau so entstand "
                    "der Druck am Freitagnachmittag.",
                ),
                option(
                    "b2b2",
                    "Zwei wahrscheinliche Fälle durchdenken und erste Schritte vorbereiten",
                    "Sie gewinnen Zeit, ohne sich festzulegen.",
                ),
                option(
                    "c3c3",
                    "Sofort eine eigene Regel veröffentlichen",
                    "Eine eigene Regel müssten Sie womöglich am Montag zurücknehmen.",
                ),
            ),
            ("b2b2",),
        ),
    ),
    hint=(para("Denken Sie an die Tage zwischen Ankündigung und Frist."),),
    explanation=(
        Paragraph((Text("Wer Varianten durchdenkt, reagiert schneller "), Citation("KM-14"))),
    ),
    objective="lage",
    findings=("KM-14",),
)

MULTIPLE = Question(
    id="kleine-runden",
    kind="multiple_choice",
    stem=(para("Was spricht in einer langen Lage für kleine Runden?"),),
    interactions=(
        Choice(
            "1",
            (
                option("d1", "Sie sind schnell einberufen.", "Wenige Kalender, kurze Wege."),
                option("d2", "Sie binden wenige Menschen.", "Die anderen können arbeiten."),
                option("d3", "Sie ersetzen jede Dokumentation.", "Auch kleine Runden halten fest."),
            ),
            ("d1", "d2"),
            multiple=True,
        ),
    ),
    objective="stab",
    findings=("KM-07",),
)

TRUE_FALSE = Question(
    id="flurfunk",
    kind="true_false",
    stem=(para("Im Homeoffice trägt der Flurfunk so gut wie im Rathaus."),),
    interactions=(TrueFalse("1", False, (para("Zufällige Gespräche fehlen."),)),),
    attempts=1,
    objective="stab",
)

MATCHING = Question(
    id="wer-macht-was",
    kind="matching",
    stem=(para("Welche Aufgabe gehört zu welchem Sachgebiet?"),),
    interactions=(
        Matching(
            "1",
            (
                option("s1", "S1", "S1 kümmert sich um die Menschen."),
                option("s2", "S2", "S2 führt das Lagebild."),
            ),
            (
                option("t1", "Personal"),
                option("t2", "Lage"),
                option("t3", "Versorgung"),
            ),
            (("s1", "t1"), ("s2", "t2")),
        ),
    ),
    objective="stab",
)

SEQUENCING = Question(
    id="ablauf",
    kind="ordering",
    stem=(para("In welcher Reihenfolge bereiten Sie eine Entscheidung vor?"),),
    interactions=(
        Sequencing(
            "1",
            (
                option("o1", "Lage feststellen"),
                option("o2", "Möglichkeiten vergleichen"),
                option("o3", "Entscheiden und mitteilen"),
            ),
        ),
    ),
    objective="lage",
)

CLOZE = Question(
    id="luecken",
    kind="cloze",
    stem=(
        para("Ergänzen Sie den Merksatz."),
        Paragraph(
            (
                Text("Erst informieren wir die eigenen "),
                Gap("1"),
                Text(", dann die "),
                Gap("2"),
                Text("."),
            )
        ),
    ),
    interactions=(
        FillIn("1", ("Beschäftigten", "Mitarbeitenden"), ("Bürger",)),
        Choice("2", (option("g1", "Presse"), option("g2", "Nachbarn")), ("g1",)),
    ),
    objective="lage",
)

NUMERIC = Question(
    id="kontingent",
    kind="numeric",
    stem=(para("Wie viele Tage vergehen zwischen Mittwoch und Montag?"),),
    interactions=(Numeric("1", Decimal(5), Decimal(5), Decimal(5), "Tagen"),),
    objective="lage",
)

RATING = Question(
    id="sicherheit",
    kind="likert",
    stem=(para("Wie sicher fühlen Sie sich bei Lagebildern?"),),
    interactions=(
        Likert("1", (option("l1", "unsicher"), option("l2", "teils"), option("l3", "sicher"))),
    ),
)

FREE = Question(
    id="eigene-lage",
    kind="report_text",
    stem=(para("Beschreiben Sie Ihre letzte Lage in zwei Sätzen."),),
    interactions=(LongFillIn("1", 10, (para("Am Montag fiel das Netz aus. Wir informierten …"),)),),
)

HOTSPOT = Question(
    id="karte",
    kind="hotspot",
    stem=(para("Wo beginnt die Lage?"),),
    interactions=(
        Hotspot(
            "1",
            "assets/lage.svg",
            "Skizze: links das Rathaus, rechts der Fluss",
            (
                Area(
                    option("h1", "links, am Rathaus", "Dort laufen die Meldungen zusammen."),
                    *(Decimal(n) for n in (0, 0, 40, 100)),
                ),
                Area(option("h2", "rechts, am Fluss"), *(Decimal(n) for n in (60, 0, 40, 100))),
            ),
            ("h1",),
        ),
    ),
    objective="lage",
)

PRACTICE = (
    SINGLE, MULTIPLE, TRUE_FALSE, MATCHING, SEQUENCING, CLOZE, NUMERIC, RATING, FREE, HOTSPOT,
)  # fmt: skip

FINAL = Quiz(
    id="abschlusstest",
    title="Abschlusstest",
    questions=tuple(
        replace(question, id=f"test-{question.id}", attempts=0)
        for question in (SINGLE, MULTIPLE, MATCHING, CLOZE)
    ),
    feedback=Feedback.AT_END,
    confidence=True,
    attempts=3,
)

BLOCKS: tuple[Block, ...] = (
    Paragraph(
        (
            Text("In einer Lage, die sich täglich ändert, bleibt oft nur die "),
            Emphasis(words("schnelle")),
            Text(" Reaktion. "),
            Strong(words("Die Spielräume vor Ort waren eng:")),
            Text(" Bund und Land gaben vieles vor, inhaltlich und im Takt "),
            Citation("KM-07"),
            Text(". Mehr dazu auf der Seite "),
            Link("#stab", words("Der Stab und die kleinen Runden")),
            Text(" und beim "),
            Link("https://www.bbk.bund.de/", words("Bundesamt für Bevölkerungsschutz")),
            Text(". Der Code heißt "),
            Code("LAGE-1"),
            Text("."),
            LineBreak(),
            Text("Fachleute nennen das "),
            Foreign("en", words("sense making")),
            Text("."),
        )
    ),
    Evidence("KM-14", ()),
    Heading(3, words("Drei Fragen für jeden Morgen")),
    List(
        (
            (para("Was ist sicher?"), List(((para("Quelle bekannt"),),))),
            (para("Was vermuten wir?"),),
            (para("Was entscheiden wir heute trotzdem?"),),
        ),
        ordered=True,
    ),
    Example("Die Morgenrunde", (para("Im Bürgeramt notiert die Teamleitung drei Fragen."),)),
    Callout(CalloutKind.NOTE, "", (para("Ein Lagebild ist nie fertig."),)),
    Callout(CalloutKind.TIP, "", (para("Schreiben Sie die Uhrzeit an jede Meldung."),)),
    Callout(CalloutKind.WARNING, "", (para("Vermutungen nie als Tatsachen weitergeben."),)),
    Callout(CalloutKind.KEY, "", (para("Wer Varianten durchdenkt, gewinnt Zeit."),)),
    Figure(
        Image("assets/lage.svg", "Skizze: links das Rathaus, rechts der Fluss"),
        words("Das Lagegebiet auf einen Blick"),
    ),
    Table(
        (words("Zeichen"), words("Bedeutung"), words("Anzahl")),
        (
            (words("Rot"), words("sofort handeln"), words("2")),
            (words("Gelb"), words("beobachten"), words("11")),
        ),
        ("left", "left", "right"),
    ),
    Columns(((para("Was dafür spricht."),), (para("Was dagegen spricht."),))),
    Disclosure("Wie entstand diese Regel?", (para("Aus den Erfahrungen dreier Jahre."),)),
    Quote((para("Wir haben zu spät gefragt."),)),
    CodeBlock("Lage 1\nLage 2"),
    Checklist("Vor der Lagebesprechung", (words("Meldungen geordnet"), words("Uhr gestellt"))),
    Reflection("", (para("Wann war Ihr Amt zuletzt „vor der Lage“?"),)),
    Callout(CalloutKind.SUMMARY, "", (List(((para("Varianten durchdenken"),),)),)),
    SlideForm("Folie", (para("NUR-FOLIE"),)),
    SpeakerNotes((para("NUR-NOTIZEN"),)),
    Audience(Reader.LECTURER, (para("NUR-LEHRENDE"),)),
    Audience(Reader.LEARNER, (para("Das sehen nur Sie als Lernende*r."),)),
)


GLOSSARY = (
    GlossaryEntry(
        id="lagebild",
        term="Lagebild",
        forms=("Übersicht der Lage",),
        definition=(para("Was über die Lage bekannt ist, auf einen Blick."),),
    ),
    GlossaryEntry(
        id="lagerunde",
        term="Lagerunde",
        definition=(
            Paragraph(
                (
                    Text("Eine kurze Runde zum "),
                    Term("lagebild", words("Lagebild")),
                    Text(" "),
                    Citation("KM-14"),
                )
            ),
            List(((para("morgens"),), (para("abends"),))),
        ),
    ),
)


def course() -> Course:
    return Course(
        id="tiny",
        title="Krisenmanagement in langen Lagen",
        subtitle="Was die Pandemie uns gelehrt hat",
        summary="Wie Ämter in langen Lagen handlungsfähig bleiben, mit Erkenntnissen aus "
        "Reflexionsworkshops.",
        audience="Beschäftigte der Stadtverwaltung, auch ohne Stabserfahrung",
        minutes=45,
        final_quiz="abschlusstest",
        objectives=(
            Objective(
                "lage", "Sie können eine Lage beurteilen und Varianten vorbereiten.", ("KM-14",)
            ),
            Objective("stab", "Sie wissen, welche Runde für welche Lage passt.", ("KM-07",)),
        ),
        lessons=(
            Lesson(
                id="lage",
                title="Die Lage beurteilen",
                summary="Alle wollten handeln, bevor die Ereignisse es ihnen vorschreiben. Warum "
                "gelang das so selten – und was hilft Ihrem Amt?",
                objectives=("lage",),
                pages=(
                    Page("vor-die-lage-kommen", "„Vor die Lage kommen“", BLOCKS),
                    Page(
                        "ueben",
                        "Üben Sie selbst",
                        (
                            para("Sie können jede Frage in Ruhe beantworten."),
                            QuestionRef(SINGLE.id),
                        ),
                    ),
                ),
            ),
            Lesson(
                id="stab",
                title="Der Stab und die kleinen Runden",
                summary="Große Stäbe sind stark und schwer.",
                objectives=("stab",),
                pages=(
                    Page(
                        "stab",
                        "Der Stab und die kleinen Runden",
                        (
                            para("Ein Stab ist ein Werkzeug für begrenzte Zeit."),
                            Evidence("KM-07", ()),
                            Paragraph(
                                (
                                    Text("Er arbeitet mit einem "),
                                    Term("lagebild", words("Lagebild")),
                                    Text(" und kennt kurze "),
                                    Term("lagerunde", words("Runden zur Lage")),
                                    Text("."),
                                )
                            ),
                        ),
                    ),
                    Page(
                        "alle-fragen",
                        "Alle Arten von Fragen",
                        tuple(QuestionRef(question.id) for question in PRACTICE[1:]),
                    ),
                ),
            ),
        ),
        glossary=GLOSSARY,
        quizzes=(Quiz(id="uebungen", title="Übungen", questions=PRACTICE), FINAL),
        assets=(
            Asset(
                "assets/lage.svg", str(PICTURE), "image/svg+xml", PICTURE.stat().st_size, 640, 320
            ),
        ),
    )


def job(made: Course | None = None, mode: DataProtection = DataProtection.RESULT) -> Job:
    """A job for a course; without one for the sample."""
    chosen = made or course()
    project = Project(
        organisation=Organisation(
            name="Stadt Beispielstadt",
            short_name="Beispielstadt",
            contact="Personalentwicklung, Rathaus, Zimmer 12",
            phone="0123 456-78",
            email="lernen@beispielstadt.example",
        ),
        courses=(chosen,),
        findings=FINDINGS,
        data_protection=mode,
    )
    colours, _ = theme("", Span("project.yaml"))
    return Job(project, chosen, colours, texts("de"), datetime(2026, 1, 1, tzinfo=UTC))
