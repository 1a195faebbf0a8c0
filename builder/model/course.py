"""The whole project: what is common to all courses, and each course down to its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, field
from enum import StrEnum

from builder.diagnostics import NOWHERE, Span
from builder.model.accessibility import Accessibility
from builder.model.document import Block
from builder.model.finding import Finding
from builder.model.glossary import GlossaryEntry
from builder.model.inline import Image
from builder.model.question import Question, Quiz
from builder.model.scenario import Scenario
from builder.record import record


class DataProtection(StrEnum):
    """How much of a learner's work an LMS is told (suspend data counts as data)."""

    ANONYMOUS = "anonymous"
    RESULT = "result"
    FULL = "full"


class Completion(StrEnum):
    """What a learner must have done for the course to be complete."""

    PAGES_AND_QUIZ = "pages_and_quiz"
    PAGES = "pages"
    QUIZ = "quiz"


class Reported(StrEnum):
    """The best that an LMS is told of a learner; points are told either way."""

    PASSED = "passed"
    """Passed or failed, where there is something to pass."""
    COMPLETED = "completed"
    """Completed or not, whatever the result."""


@record
class Asset:
    """A file that a course shows: ``path`` in its folder with forward slashes, ``file`` on disk.

    ``width`` and ``height`` are pixels, 0 where unknown. ``raster`` is the bitmap of the same name
    that stands in for an SVG where vectors cannot be shown.
    """

    path: str
    file: str
    media_type: str
    size: int
    width: int = 0
    height: int = 0
    raster: Asset | None = None


@record
class Organisation:
    """For whom the courses are built; empty where nothing is known."""

    _: KW_ONLY
    name: str
    short_name: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    logo: Asset | None = None
    """Beside ``project.yaml``; its path is that from there."""


@record
class ControlDocuments:
    """Official schema files for packages: by output, as found in its folder below ``folder``."""

    folder: str
    files: Mapping[str, tuple[Asset, ...]]
    span: Span = field(default=NOWHERE, compare=False)


DECK_ROLES: Mapping[str, str] = {
    "title": "titel",
    "section": "lektion",
    "overview": "ueberblick",
    "content": "inhalt",
    "columns": "spalten",
    "table": "tabelle",
    "chart": "diagramm",
    "picture": "bild",
    "picture_text": "bild_und_text",
    "key": "merksatz",
    "question": "frage",
    "solution": "aufloesung",
    "scene": "szene",
    "closing": "schluss",
}
"""What a layout of a deck can be for, with the German word for it."""


@record
class DeckTemplate:
    """The template of the decks: a file, and the names of its layouts by the roles they are for."""

    path: str
    file: str
    layouts: Mapping[str, str] = field(default_factory=dict)
    span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where a layout is named, by its role."""


@record
class Objective:
    """What learners can do afterwards; names the findings that it draws from."""

    id: str
    text: str
    findings: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where this names others, by their names; may lack some."""


@record
class Page:
    """What a learner sees at once; ``id`` stays when title or place change."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    minutes: float = 0.0
    """Planned minutes in a seminar; 0: estimated from the length of the text."""
    span: Span = field(default=NOWHERE, compare=False)


@record
class Lesson:
    """A chapter of a course, with the objectives that it is for."""

    _: KW_ONLY
    id: str
    title: str
    pages: tuple[Page, ...]
    summary: str = ""
    picture: Image | None = None
    """Shown where the lesson opens."""
    objectives: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where this names others, by their names; may lack some."""


@record
class Course:
    """Everything that one folder of ``courses/`` says."""

    _: KW_ONLY
    id: str
    title: str
    lessons: tuple[Lesson, ...]
    quizzes: tuple[Quiz, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    objectives: tuple[Objective, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    """In alphabetical order."""
    assets: tuple[Asset, ...] = ()
    subtitle: str = ""
    summary: str = ""
    picture: Image | None = None
    """Shown on the cover."""
    audience: str = ""
    web_address: str = ""
    """Where its web version is; empty: where the project says."""
    language: str = "de"
    minutes: int = 0
    start: int | None = None
    """When a seminar begins, in minutes after midnight; None: as the project says."""
    final_quiz: str = ""
    """Id of the graded quiz; empty: the course has none."""
    pretest: str = ""
    """Id of the quiz before the lessons; empty: the course has none."""
    pass_mark: float = 0.7
    completion: Completion = Completion.PAGES_AND_QUIZ
    report_failed: bool = False
    """Whether ``failed`` is reported while attempts are left."""
    status: Reported = Reported.PASSED
    span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where this names others, by their names; may lack some."""

    @property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id."""
        return {question.id: question for quiz in self.quizzes for question in quiz.questions}

    def pages(self) -> Iterator[tuple[Lesson, Page]]:
        for lesson in self.lessons:
            for page in lesson.pages:
                yield lesson, page

    def asset(self, path: str) -> Asset | None:
        return next((asset for asset in self.assets if asset.path == path), None)


@record
class Project:
    """All courses, with what is common to them."""

    _: KW_ONLY
    organisation: Organisation
    courses: tuple[Course, ...]
    findings: Mapping[str, Finding]
    language: str = "de"
    outputs: tuple[str, ...] = ()
    data_protection: DataProtection = DataProtection.RESULT
    journal: bool = True
    """Whether packages may keep a copy of the learner's session in the browser."""
    accent: str = ""
    """Accent colour as ``#rrggbb``; empty: the theme's."""
    font: str = "system"
    """One of the faces of ``theme.toml``."""
    questions_per_lesson: int = 2
    """How many practice questions of a lesson go on slides."""
    web_address: str = ""
    """Where the web versions are, for decks to link to; empty: nowhere."""
    reveal_by_click: bool = False
    """Whether answers and reasons on slides of solutions come by click."""
    deck_template: DeckTemplate | None = None
    """None: our own theme."""
    handout_solutions: bool = False
    """Whether the handout ends in the answers to its practice questions."""
    accessibility: Accessibility | None = None
    """What the organisation declares; None: it has not said anything."""
    start: int | None = None
    """When seminars begin, in minutes after midnight; None: schedules count from 0."""
    control_documents: ControlDocuments | None = None
    """What packages carry beside the course; None: no schema files."""
    local: Mapping[str, str] = field(default_factory=dict)
    """Further details of the place that texts name as ``{{local.…}}``."""
    span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where this names outputs, by their names; may lack some."""
