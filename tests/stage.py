"""The sample course with a decision scenario: four scenes, three endings, news that may come."""

from __future__ import annotations

from dataclasses import replace

from builder.job import Job
from builder.model.course import Course, DataProtection, Page
from builder.model.document import Block, List, Paragraph, ScenarioRef
from builder.model.inline import Citation, Text
from builder.model.scenario import (
    All,
    Any,
    Compare,
    Comparison,
    DebriefingQuestion,
    Decision,
    Effect,
    Ending,
    Flagged,
    Inject,
    Meter,
    Not,
    Quality,
    Scenario,
    Scene,
)
from tests import sample
from tests.sample import para, words

TOLD = Flagged("informiert")
PAGE = "freitag"


def trust(comparison: Comparison, value: int) -> Compare:
    return Compare("vertrauen", comparison, value)


def effect(vertrauen: int = 0, kraft: int = 0, aufmerksam: int = 0, *flags: str) -> Effect:
    meters = {"vertrauen": vertrauen, "kraft": kraft, "aufmerksam": aufmerksam}
    return Effect({name: by for name, by in meters.items() if by}, flags)


def text(*sentences: str) -> tuple[Block, ...]:
    return tuple(para(sentence) for sentence in sentences)


RADIO = Scene(
    id="radio",
    title="Eine Meldung im Radio",
    time="Freitag, 15:40 Uhr",
    recipient="Leitung des Bürgeramts",
    message=(
        *text(
            "Das Radio meldet neue Regeln. Sie gelten ab Montag, 8 Uhr. Über den Dienstweg liegt "
            "nichts vor. Zwei Kolleg*innen am Telefon fragen, was sie sagen sollen."
        ),
        List(((para("Im Haus sind noch sieben Menschen."),), (para("Die Leitung ist im Zug."),))),
    ),
    decisions=(
        Decision(
            id="i1n2",
            label=words("Zuerst die eigenen Beschäftigten informieren, auch über das, was fehlt"),
            feedback=text(
                "In zehn Minuten wissen alle dasselbe. Am Telefon sagt niemand etwas Falsches, "
                "auch wenn die Antwort oft lautet: Das klären wir bis morgen."
            ),
            quality=Quality.GOOD,
            findings=("KM-14",),
            target="abend",
            effect=effect(15, -5, 0, "informiert"),
        ),
        Decision(
            id="p3r4",
            label=words("Sofort eine Pressemitteilung herausgeben"),
            feedback=text(
                "Die Mitteilung steht vor der Verordnung im Netz. Zwei Angaben darin stimmen "
                "nicht, und das eigene Haus erfährt davon aus der Zeitung."
            ),
            quality=Quality.POOR,
            findings=("KM-14", "KM-07"),
            target="abend",
            effect=effect(-20, -10),
        ),
        Decision(
            id="w5a6",
            label=words("Abwarten, bis der Erlass schriftlich da ist"),
            feedback=text("Der Erlass kommt um 19 Uhr. Bis dahin hat das Telefon 60-mal geläutet."),
            quality=Quality.PARTLY,
            findings=("KM-14",),
            target="abend",
            effect=effect(-5, 5),
        ),
    ),
)
EVENING = Scene(
    id="abend",
    title="Der Text ist da",
    time="Freitag, 19:10 Uhr",
    recipient="Leitung des Bürgeramts",
    message=text("Der Erlass hat 14 Seiten. Drei davon betreffen Ihr Amt."),
    injects=(
        Inject(
            text("Eine Kollegin schreibt: „Stimmt es, dass wir am Montag schließen?“"),
            Not(TOLD),
            effect(-5),
        ),
        Inject(
            text("Der Personalrat bittet um ein kurzes Gespräch."),
            trust(Comparison.LESS, 45),
            effect(0, 0, 5),
        ),
    ),
    decisions=(
        Decision(
            id="k7l8",
            label=words("Mit drei Ämtern in einer kleinen Runde zwei Fälle durchspielen"),
            feedback=text("Nach einer Stunde liegt ein Plan für Montag vor, mit einer Variante."),
            quality=Quality.GOOD,
            findings=("KM-07",),
            target="montag",
            effect=effect(5, -10, 0, "plan"),
        ),
        Decision(
            id="s9t1",
            label=words("Den ganzen Stab für Samstag einberufen"),
            feedback=text("Alle sind beteiligt. Der Samstag ist weg, und die Kraft auch."),
            quality=Quality.PARTLY,
            findings=("KM-07",),
            target="samstag",
            effect=effect(5, -25),
        ),
        Decision(
            id="v2e3",
            label=words("Die Beschäftigten um Vorschläge bitten"),
            feedback=text("Aus fünf Antworten wird ein Aushang, den alle verstehen."),
            quality=Quality.GOOD,
            findings=("KM-14",),
            target="montag",
            effect=effect(15, -5, 5, "plan"),
            condition=All((TOLD, trust(Comparison.AT_LEAST, 60))),
        ),
    ),
)
SATURDAY = Scene(
    id="samstag",
    title="Der Stab tagt",
    time="Samstag, 10:00 Uhr",
    message=text("Zwanzig Menschen sitzen am Tisch. Nach zwei Stunden steht die Tagesordnung."),
    decisions=(
        Decision(
            id="t4e5",
            label=words("Die Arbeit auf drei Gruppen verteilen"),
            feedback=text("Um 15 Uhr ist der Plan fertig."),
            quality=Quality.PARTLY,
            findings=("KM-07",),
            target="montag",
            effect=effect(0, -5, 0, "plan"),
        ),
        Decision(
            id="g6r7",
            label=words("Gemeinsam Punkt für Punkt durchgehen"),
            feedback=text("Bei Punkt vier von neun ist es Abend."),
            quality=Quality.POOR,
            findings=("KM-07",),
            target="montag",
            effect=effect(-10, -20),
        ),
    ),
)
MONDAY = Scene(
    id="montag",
    title="Die Türen gehen auf",
    time="Montag, 7:45 Uhr",
    message=text("Vor dem Amt stehen dreißig Menschen. Um 8 Uhr gilt die neue Regel."),
    decisions=(
        Decision(
            id="m8u9",
            label=words("Selbst vor die Tür gehen und erklären, was heute gilt"),
            feedback=text("Die meisten bleiben. Manche danken, manche schimpfen, alle wissen es."),
            quality=Quality.GOOD,
            findings=("KM-14",),
            target="",
            effect=effect(10, -5),
        ),
        Decision(
            id="z1e2",
            label=words("Einen Zettel an die Tür hängen"),
            feedback=text("Der Zettel hängt zu tief. Drinnen klingelt das Telefon."),
            quality=Quality.POOR,
            findings=("KM-14",),
            target="",
            effect=effect(-10, 0),
        ),
    ),
)
SCENARIO = Scenario(
    id="freitag",
    title="Freitagnachmittag",
    introduction=(
        *text(
            "Sie leiten ein Bürgeramt. Es ist Freitag, und am Montag wird alles anders sein. Was "
            "Sie in den nächsten Stunden tun, entscheidet darüber, wie Ihr Haus in die Woche geht."
        ),
        Paragraph((Text("Die Lage ist erfunden, das Muster nicht "), Citation("KM-14"))),
    ),
    start="radio",
    meters=(
        Meter("vertrauen", "Vertrauen der Beschäftigten", 50),
        Meter("kraft", "Kraft des Teams", 60),
        Meter("aufmerksam", "Aufmerksamkeit der Presse", 20, visible=False),
    ),
    flags=("informiert", "plan"),
    scenes=(RADIO, EVENING, SATURDAY, MONDAY),
    endings=(
        Ending(
            "vorn",
            "Vor der Lage",
            text("Um 8 Uhr öffnen Sie die Türen. Niemand muss raten, was gilt."),
            All((Flagged("plan"), trust(Comparison.AT_LEAST, 70))),
        ),
        Ending(
            "mitte",
            "Mit Mühe durch den Tag",
            text("Es geht irgendwie. Am Abend sind alle müde, und manches war unnötig."),
            Any((Flagged("plan"), trust(Comparison.AT_LEAST, 50))),
        ),
        Ending("hinten", "Hinter der Lage", text("Die Woche beginnt mit Entschuldigungen.")),
    ),
    debriefing=(
        DebriefingQuestion(words("Wann war es gut, zuerst nach innen zu sprechen?"), ("KM-14",)),
        DebriefingQuestion(
            words("Welche Runde hätte in Ihrem Haus getagt, und warum?"), ("KM-07",)
        ),
    ),
    objective="lage",
)

BEST = ("i1n2", "v2e3", "m8u9")
MIDDLE = ("i1n2", "s9t1", "t4e5", "z1e2")
WORST = ("p3r4", "s9t1", "g6r7", "z1e2")
PATHS = {"vorn": BEST, "mitte": MIDDLE, "hinten": WORST}
"""A path to each ending."""


def course(scenario: Scenario = SCENARIO) -> Course:
    """The sample course with one more page."""
    made = sample.course()
    lesson = made.lessons[0]
    page = Page(PAGE, "Ein Freitag im Bürgeramt", (para("Jetzt Sie."), ScenarioRef(scenario.id)))
    lessons = (replace(lesson, pages=(*lesson.pages, page)), *made.lessons[1:])
    return replace(made, lessons=lessons, scenarios=(scenario,))


def job(mode: DataProtection = DataProtection.RESULT) -> Job:
    return sample.job(course(), mode)
