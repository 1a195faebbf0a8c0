"""Decides what goes on which slide: course in, slides and losses out; nothing is serialised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from builder.diagnostics import Diagnostic, problem
from builder.job import Job
from builder.model.course import Asset, Lesson, Page
from builder.model.document import (
    Audience,
    Block,
    Figure,
    QuestionRef,
    QuizRef,
    Reader,
    ScenarioRef,
    SlideForm,
    SpeakerNotes,
)
from builder.model.question import Question
from builder.model.text import children, walk
from builder.writers.slides.covers import END, START, TEST, Covers, cited_in
from builder.writers.slides.deck import Deck, Template
from builder.writers.slides.emblem import corner, emblem, footer_end
from builder.writers.slides.forms import Forms, shown
from builder.writers.slides.layouts import FOOTER_LEFT, FOOTER_SIZE, FOOTER_WIDTH, Layouts
from builder.writers.slides.metrics import CALIBRI, em
from builder.writers.slides.pictures import Pictures
from builder.writers.slides.questions import exercise
from builder.writers.slides.quiz import Quiz
from builder.writers.slides.scenario import scenario_slides
from builder.writers.slides.slide import Bullet, Para, Picture, Run, Section, Slide
from builder.writers.slides.standard import OWN
from builder.writers.slides.titles import entitled
from builder.writers.slides.widows import without_widows
from builder.writers.slides.words import Words, heading


@lru_cache(maxsize=2)
def planned(job: Job) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """All slides of the course in order, and what of it gets lost or does not fit.

    The deck and its PDF share it.
    """
    found: list[Diagnostic] = []
    words = Words(job.texts, job.project.findings)
    template = _template(job, found)
    layouts = template.layouts if template else OWN
    logo = None if template else emblem(job, found)
    drafts = tuple(_Planning(job, words, layouts, found, logo).slides())
    names = {START: words["section_start"], TEST: words["section_test"], END: words["section_end"]}
    places = dict(names)
    for number, lesson in enumerate(job.course.lessons, 1):
        names[lesson.id] = lesson.title
        places[lesson.id] = words.say("in_lesson", number=number)
    titled, shortened = entitled(drafts, places, layouts)
    slides = without_widows(titled, layouts)
    used = dict.fromkeys(slide.section for slide in slides)
    sections = tuple(Section(name, names[name]) for name in used)
    small = corner(logo) if logo else None
    footer = _footer(job, words, layouts, small)
    return Deck(slides, sections, footer, layouts, template, small), (*found, *shortened)


def _template(job: Job, found: list[Diagnostic]) -> Template | None:
    """The template of the project, read only where there is one: its library is slow to load."""
    asked = job.project.deck_template
    if not asked:
        return None
    from builder.writers.slides.template import read_template

    template, problems = read_template(asked)
    if job.course is job.project.courses[0]:
        found += problems  # they are the same for every course
    return template


def _footer(job: Job, words: Words, layouts: Layouts, logo: Picture | None) -> str:
    """Course and organisation on one line; a long title is shortened."""
    feet = [
        slot
        for layout in layouts.roles.values()
        for slot in layout.feet
        if slot.kind == "ftr" and not slot.text
    ]
    room = min((slot.width for slot in feet), default=FOOTER_WIDTH)
    if logo:
        room = min(room, footer_end(logo) - FOOTER_LEFT)
    size = max((slot.size for slot in feet), default=FOOTER_SIZE)
    face = feet[0].face if feet else CALIBRI
    organisation = job.project.organisation
    owner = organisation.short_name or organisation.name
    titles = job.course.title.split(" ")
    for count in range(len(titles), 0, -1):
        title = " ".join(titles[:count]) + ("" if count == len(titles) else " …")
        footer = words.say("footer", course=title, organisation=owner)
        if em(footer, face=face) * size < room:
            return footer
    return _cut(titles[0], lambda footer: em(footer, face=face) * size < room)


def _cut(word: str, fits: Callable[[str], bool]) -> str:
    """The word, or as much of it as fits."""
    cuts = (f"{word[:count]}…" for count in range(len(word) - 1, 0, -1))
    return next((cut for cut in (word, *cuts) if fits(cut)), "")


class _Planning:
    """One pass through a course; numbers questions and remembers which have been asked."""

    def __init__(
        self,
        job: Job,
        words: Words,
        layouts: Layouts,
        found: list[Diagnostic],
        logo: Asset | None,
    ) -> None:
        self.job = job
        self.words = words
        self.found = found
        pictures = Pictures(job.course, found.append)
        self.layouts = layouts
        self.covers = Covers(job, words, layouts, pictures, logo)
        self.forms = Forms(words, pictures, layouts, found.append)
        self.quiz = Quiz(words, pictures, layouts, job.project.reveal_by_click)
        self.asked: set[str] = set()
        self.counts = Counter[str]()

    def slides(self) -> Iterator[Slide]:
        yield from self.covers.opening()
        for number, lesson in enumerate(self.job.course.lessons, 1):
            yield from self._lesson(lesson, number)
        for question in self._graded():
            if question.on_slides and question.id not in self.asked:
                yield from self._question(question, TEST)
        yield from self.covers.closing()

    def _lesson(self, lesson: Lesson, number: int) -> Iterator[Slide]:
        slides = [self.covers.lesson(lesson, number)]
        without_form = []
        for page in lesson.pages:
            own, left_over, has_form = self._page(page, lesson)
            if left_over:
                slides[-1] = _noted(slides[-1], (_page_title(page), *left_over))
                without_form += [] if has_form or _is_for_learners(page) else [page]
            slides += own
        if without_form:
            names = ", ".join(f"»{page.title}«" for page in without_form)
            span = without_form[0].span
            self.found.append(problem("W020", span, lesson=lesson.title, pages=names))
        # Whoever needs a slide in reserve finds it behind those of its lesson.
        return iter(sorted(slides, key=lambda slide: slide.is_backup))

    def _page(self, page: Page, lesson: Lesson) -> tuple[list[Slide], tuple[Para, ...], bool]:
        """The slides of a page, its text for the notes of the slide before, if it has forms."""
        slides: list[Slide] = []
        notes: list[tuple[int, tuple[Para, ...]]] = []
        target = -1
        for block in _deep(page.blocks):
            match block:
                case SlideForm():
                    drawn = self._form(block, page, lesson)
                    target = len(slides) if drawn else target
                    slides += drawn
                case SpeakerNotes(content=content):
                    notes.append((target, tuple(self.words.paras(content))))
                case QuestionRef() | QuizRef():
                    slides += self._practice(block, lesson)
                case ScenarioRef():
                    drawn = self._scenario(block, page, lesson)
                    target = len(slides) if drawn else target
                    slides += drawn
                case _:
                    pass
        details = (*self._details(page), *self._evidence(page))
        if target < 0:
            spoken = (para for _, paras in notes for para in paras)
            return slides, (*self._prose(page), *spoken, *details), False
        first = next(index for index, slide in enumerate(slides) if slide.page == page.id)
        for index, paras in notes or [(first, self._prose(page))]:
            slides[max(index, first)] = _noted(slides[max(index, first)], paras)
        slides[first] = _noted(slides[first], details)
        if page.minutes:
            sign = self.words.texts["number.decimal"]
            time = f"{page.minutes:g}".replace(".", sign)
            said = self.words.say("minutes_one" if time == "1" else "minutes", minutes=time)
            timed = (Para((Run(said, bold=True),)), *slides[first].notes)
            slides[first] = replace(slides[first], notes=timed)
        return slides, (), True

    def _form(self, form: SlideForm, page: Page, lesson: Lesson) -> tuple[Slide, ...]:
        frame = Slide(
            layout="content",
            title=(Run(form.title or page.title),),
            section=lesson.id,
            page=page.id,
            span=form.span,
            hidden=form.backup,
            is_backup=form.backup,
        )
        first, *further = self.forms.slides(form, frame) or (None,)
        described = tuple(self._described(form))
        first = _noted(first, described) if first and described else first
        again = (Para((Run(self.words["continued"]),)),)
        return (
            (first, *(replace(slide, notes=(*slide.notes, *again)) for slide in further))
            if first
            else ()
        )

    def _scenario(self, block: ScenarioRef, page: Page, lesson: Lesson) -> tuple[Slide, ...]:
        frame = Slide(layout="scene", title=(), section=lesson.id, page=page.id, span=block.span)
        return tuple(
            slide
            for scenario in self.job.course.scenarios
            if scenario.id == block.scenario
            for slide in scenario_slides(scenario, frame, self.words, self.layouts)
        )

    def _described(self, form: SlideForm) -> Iterator[Para]:
        """What the pictures of a slide show, at length, for the lecturer to tell."""
        for block in walk(form.content):
            if isinstance(block, Figure) and block.description:
                yield heading((Run(self.job.texts["media.described"]),))
                yield from self.words.paras(block.description)

    def _prose(self, page: Page) -> tuple[Para, ...]:
        """What learners read on a page, for the lecturer's notes."""
        blocks = (block for block in shown(page.blocks) if not isinstance(block, SlideForm))
        return tuple(self.words.paras(blocks))

    def _details(self, page: Page) -> tuple[Para, ...]:
        """What only learners read, so that lecturers know of it."""
        own = (
            block.content
            for block in walk(page.blocks)
            if isinstance(block, Audience) and block.reader is Reader.LEARNER
        )
        paras = tuple(self.words.paras(block for blocks in own for block in blocks))
        return (heading((Run(self.words["learner_only"]),)), *paras) if paras else ()

    def _evidence(self, page: Page) -> tuple[Para, ...]:
        """The findings that a page goes back to, for a lecturer who is asked."""
        register = self.job.project.findings
        named = [register[name] for name in dict.fromkeys(cited_in(page.blocks))
                 if name in register]  # fmt: skip
        if not named:
            return ()
        paras = (
            Para((Run(f"{finding.id}: {finding.statement}"),), bullet=Bullet.DOT)
            for finding in named
        )
        return (heading((Run(self.words["evidence"]),)), *paras)

    def _practice(self, block: QuestionRef | QuizRef, lesson: Lesson) -> Iterator[Slide]:
        for question in self._named(block):
            if question.id not in self.asked and self._is_chosen(question, lesson):
                yield from self._question(question, lesson.id)

    def _named(self, block: QuestionRef | QuizRef) -> Iterable[Question]:
        match block:
            case QuestionRef(question=name):
                question = self.job.course.questions.get(name)
                return (question,) if question else ()
            case QuizRef(quiz=name):
                quizzes = (quiz for quiz in self.job.course.quizzes if quiz.id == name)
                return (question for quiz in quizzes for question in quiz.questions)
            case _:
                assert_never(block)

    def _is_chosen(self, question: Question, lesson: Lesson) -> bool:
        if question.on_slides is not None:
            return question.on_slides
        is_graded = question.id in {graded.id for graded in self._graded()}
        limit = self.job.project.questions_per_lesson
        return not is_graded and self.counts[lesson.id] < limit

    def _graded(self) -> Iterable[Question]:
        final = self.job.course.final_quiz
        quizzes = (quiz for quiz in self.job.course.quizzes if quiz.id == final)
        return (question for quiz in quizzes for question in quiz.questions)

    def _question(self, question: Question, section: str) -> Iterator[Slide]:
        self.asked.add(question.id)
        self.counts[section] += 1
        frame = Slide(
            layout="question", title=(), section=section, page=f"?{question.id}",
            span=question.span,
        )  # fmt: skip
        return iter(self.quiz.slides(exercise(question, self.words), len(self.asked), frame))


def _deep(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, without what is for learners only."""
    for block in shown(blocks):
        yield block
        yield from _deep(children(block))


def _is_for_learners(page: Page) -> bool:
    """Whether its author has said of all of a page that it belongs on no slide."""
    return all(
        isinstance(block, Audience) and block.reader is Reader.LEARNER for block in page.blocks
    )


def _noted(slide: Slide, paras: tuple[Para, ...]) -> Slide:
    return replace(slide, notes=(*slide.notes, *paras))


def _page_title(page: Page) -> Para:
    return heading((Run(page.title),))
