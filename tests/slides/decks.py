"""Decks of courses for tests: built in one step, and random ones full of long German words."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as Show

from builder.job import Job
from builder.model.chart import Chart, ChartKind, Series
from builder.model.course import Asset, Course, Lesson, Objective, Page
from builder.model.document import (
    Block,
    Callout,
    CalloutKind,
    Columns,
    Figure,
    Heading,
    List,
    QuestionRef,
    SlideForm,
)
from builder.model.inline import Image
from builder.model.interaction import Choice, Interaction, Matching, Sequencing
from builder.model.question import Question, Quiz
from builder.readers.project import read_project
from builder.templates import texts, theme
from builder.writers import slides
from tests.slides.sample import BUILT, job_of, option, p, slide, t, table, ul

BEGINNINGS = (
    "Katastrophenschutz", "Bevölkerungswarnung", "Verwaltungsstab", "Krisenkommunikation",
    "Stromausfall", "Einsatzabschnitt", "Personalvertretung", "Gefahrenabwehr", "Notfallvorsorge",
    "Öffentlichkeitsarbeit", "Verkehrslenkung", "Trinkwasserversorgung",
)  # fmt: skip
ENDINGS = (
    "beauftragte", "verordnung", "zuständigkeit", "übergabeprotokoll", "koordinierungsstelle",
    "maßnahmenplan", "dokumentation", "erreichbarkeit", "gesamtverantwortung",
)  # fmt: skip
SMALL = (
    "die", "der", "und", "für", "bei", "ohne", "im", "Amt", "Rat", "Lage", "S1–S6", "prüft",
    "meldet", "14:30 Uhr", "z.\u00a0B.", "Tag-und-Nacht-Betrieb", "Bürger*innen", "§ 12 Abs. 3",
    "entscheidet", "informiert", "„sofort“", "90 %", "2026/27",
)  # fmt: skip


def deck_bytes(job: Job) -> bytes:
    deck, _ = slides.plan(job)
    (artifact,) = slides.write(job, deck)
    assert isinstance(artifact.content, bytes)
    return artifact.content


def opened(content: bytes) -> Show:
    return Presentation(io.BytesIO(content))


def parts(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(content: bytes) -> etree._Element:
    return etree.fromstring(content)


class Author:
    """Writes courses that make sense to nobody but fill every kind of slide."""

    def __init__(self, seed: int, picture: Asset) -> None:
        self.dice = random.Random(seed)
        self.picture = picture
        self.seed = seed

    def course(self) -> Course:
        pages = tuple(self.page(number) for number in range(4 * self.seed, 4 * self.seed + 4))
        questions = tuple(
            self.question(number) for number in range(2 * self.seed, 2 * self.seed + 2)
        )
        refs = tuple(QuestionRef(question.id) for question in questions)
        lesson = Lesson(
            id="eins",
            title=self.words(self.dice.randint(1, 9)),
            summary=self.words(self.dice.randint(0, 18)),
            pages=(*pages, Page("test", "Fragen", refs)),
        )
        return Course(
            id=f"zufall-{self.seed}",
            title=self.words(self.dice.randint(2, 9)),
            subtitle=self.words(self.dice.randint(0, 12)),
            audience=self.words(3),
            minutes=45,
            objectives=tuple(
                Objective(f"z{number}", self.words(self.dice.randint(4, 16)))
                for number in range(self.dice.randint(0, 9))
            ),
            lessons=(lesson, Lesson(id="zwei", title=self.words(4), pages=())),
            quizzes=(Quiz(id="quiz", title="Quiz", questions=questions),),
            assets=(self.picture,),
        )

    def word(self) -> str:
        if self.dice.random() < 0.35:
            return self.dice.choice(BEGINNINGS) + self.dice.choice(("", "s" + self.ending()))
        return self.dice.choice(SMALL)

    def ending(self) -> str:
        return self.dice.choice(ENDINGS)

    def words(self, count: int) -> str:
        words = [self.word() for _ in range(count)]
        if count > 6 and self.dice.random() < 0.3:
            words[2] = f"**{words[2]}**"
        return " ".join(words)

    def items(self, most: int = 9) -> List:
        items: list[str | tuple[str, Block]] = []
        for _ in range(self.dice.randint(1, most)):
            words = self.words(self.dice.randint(1, 16))
            inner = ul(*(self.words(self.dice.randint(2, 9)) for _ in range(2)))
            items.append((words, inner) if self.dice.random() < 0.25 else words)
        return ul(*items, ordered=self.dice.random() < 0.3)

    def page(self, number: int) -> Page:
        title = self.words(self.dice.randint(1, 12)).replace("**", "")
        return Page(f"seite-{number}", title, (self.form(number),))

    def form(self, number: int) -> SlideForm:
        match number % 11:
            case 0 | 1:
                return slide(self.items())
            case 2:
                return slide(p(self.words(self.dice.randint(5, 40))), self.items(5))
            case 3:
                return slide(self.grid())
            case 4:
                columns = tuple((Heading(3, t(self.words(2))), self.items(4)) for _ in range(2))
                return slide(Columns(columns))
            case 5:
                caption = t(self.words(self.dice.randint(0, 14)))
                return slide(Figure(Image(self.picture.path, "Karte"), caption))
            case 6:
                words = self.words(self.dice.randint(3, 30))
                return slide(Callout(CalloutKind.KEY, "", (p(words),)))
            case 7:
                beside = (self.items(2),) if self.dice.random() < 0.5 else ()
                return slide(*beside, self.chart(), title=self.words(4))
            case 8:
                columns = tuple((Heading(3, t(self.words(2))), self.items(3)) for _ in range(3))
                return slide(Columns(columns))
            case 9:
                return slide(p(self.words(self.dice.randint(3, 20))), self.grid())
            case _:
                return slide(self.items(4), Figure(Image(self.picture.path, "Karte")))

    def grid(self) -> Block:
        width = self.dice.randint(2, 4)
        rows = (
            [self.words(self.dice.randint(1, 5)) for _ in range(width)]
            for _ in range(self.dice.randint(2, 14))
        )
        return table([self.word() for _ in range(width)], *rows)

    def chart(self) -> Block:
        names = tuple(self.word() for _ in range(self.dice.randint(2, 7)))
        series = tuple(
            Series(f"{year}", tuple(Decimal(self.dice.randint(1, 99)) for _ in names))
            for year in range(2024, 2024 + self.dice.randint(1, 2))
        )
        kind = self.dice.choice((ChartKind.BAR, ChartKind.LINE))
        title, words = self.words(4).replace("**", ""), self.words(6)
        return Chart(kind, title, names, series, "%", words, t(self.words(5)))

    def question(self, number: int) -> Question:
        options = tuple(
            option(f"o{index}", self.words(self.dice.randint(1, 14)), self.words(12))
            for index in range(self.dice.randint(3, 5))
        )
        forms: tuple[Interaction, ...] = (
            Choice("f", options, ("o1",)),
            Choice("f", options, ("o0", "o2"), multiple=True),
            Sequencing("f", options),
            Matching("f", options[:2], options, (("o0", "o0"), ("o1", "o2"))),
        )
        return Question(
            id=f"frage-{number}",
            kind="choice",
            stem=(p(self.words(self.dice.randint(0, 40))), p(self.words(20) + "?")),
            interactions=(forms[number % 4],),
            explanation=(p(self.words(self.dice.randint(3, 40))),),
            on_slides=True,
        )


def random_job(seed: int, picture: Asset, **project: object) -> Job:
    return job_of(Author(seed, picture).course(), **project)


def shipped() -> Iterator[Job]:
    """Every course that comes with the project."""
    project, _ = read_project(Path(__file__).parents[2] / "courses")
    assert project
    for course in project.courses:
        yield Job(project, course, theme(project.accent, project.span)[0], texts("de"), BUILT)
