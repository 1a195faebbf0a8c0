"""Statements, pairs, steps, gaps and areas: what makes them guessable, or hard for no reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

from builder.checks import german
from builder.diagnostics import Diagnostic, problem
from builder.model.course import Course, Project
from builder.model.document import Block, Paragraph
from builder.model.inline import Gap, Strong
from builder.model.interaction import (
    Area,
    Choice,
    FillIn,
    Hotspot,
    Interaction,
    LongFillIn,
    Matching,
    Numeric,
    Sequencing,
    TrueFalse,
    options,
)
from builder.model.question import Question
from builder.model.text import block_text, inlines, plain_text, walk, walk_inlines

LONGEST_STATEMENT = 12
MOST_PAIRS, MOST_STEPS = 7, 6
LONGEST_STEM, LONGEST_SENTENCE = 60, 20
FEWEST_WORDS = 4
"""Fewer explain nothing."""
WORDS_PER_GAP = 10
FIRST_GAP = 3
"""Words that a cloze begins with before its first gap."""
TARGET = 24
"""CSS pixels of the smallest target (WCAG 2.5.8)."""
PICTURE = 250
"""CSS pixels of a picture in a question on a screen of 320."""
_COLOURS = "rot|grün|gelb|blau|grau|schwarz|weiß|orange|lila|violett|braun|rosa|türkis"

_Form = TypeVar("_Form", bound=Interaction)


def statements_say_one_thing(project: Project) -> Iterator[Diagnostic]:
    """A statement that is right or wrong holds one thought."""
    for _, question, _ in _asked(project, TrueFalse):
        said = block_text(question.stem)
        joint = re.search(r"\b(und|sowie|weil|obwohl|während)\b", said, re.I)
        if joint and len(german.words(said)) > LONGEST_STATEMENT:
            yield problem("Q082", question.span, name=question.id, word=joint.group())


def statements_are_not_negated(project: Project) -> Iterator[Diagnostic]:
    """A statement says what is, so that »stimmt nicht« is not a riddle."""
    for _, question, _ in _asked(project, TrueFalse):
        bold = any(isinstance(inline, Strong) for inline in walk_inlines(question.stem))
        if (word := german.negation(block_text(question.stem))) and not bold:
            yield problem("Q083", question.span, name=question.id, word=word)


def wrong_statements_hold_no_absolutes(project: Project) -> Iterator[Diagnostic]:
    """Words such as »immer« do not mark a wrong statement."""
    for _, question, form in _asked(project, TrueFalse):
        if not form.correct and (word := german.absolute(block_text(question.stem))):
            yield problem("Q084", question.span, name=question.id, word=word)


def matchings_have_a_distractor(project: Project) -> Iterator[Diagnostic]:
    """More explanations than terms, or one that fits twice: else the last pair comes for free."""
    for _, question, form in _asked(project, Matching):
        if len(form.targets) == len(form.sources) == len({target for _, target in form.pairs}):
            yield problem("Q085", question.span, name=question.id)


def matchings_are_short(project: Project) -> Iterator[Diagnostic]:
    """Nobody has to keep more than seven pairs in mind."""
    for _, question, form in _asked(project, Matching):
        if len(form.sources) > MOST_PAIRS:
            yield problem("Q086", question.span, name=question.id, count=len(form.sources))


def steps_do_not_tell_their_place(project: Project) -> Iterator[Diagnostic]:
    """No step begins with »zuerst« or a number."""
    pattern = (
        r"\s*(?:\d+[.)]|(?:zuerst|zunächst|dann|danach|anschließend|schließlich|zuletzt"
        r"|abschließend|zum schluss|als erstes|als letztes)\b)|.*\b(?:zuerst|danach|zuletzt)\b"
    )
    for _, question, form in _asked(project, Sequencing):
        for step in form.steps:
            if re.match(pattern, plain_text(step.content), re.I):
                yield problem(
                    "Q087", question.span, name=question.id, step=plain_text(step.content)
                )
                break


def orders_are_short(project: Project) -> Iterator[Diagnostic]:
    """Nobody has to order more than six steps."""
    for _, question, form in _asked(project, Sequencing):
        if len(form.steps) > MOST_STEPS:
            yield problem("Q088", question.span, name=question.id, count=len(form.steps))


def numbers_say_how_exact(project: Project) -> Iterator[Diagnostic]:
    """A number says how far an answer may be off."""
    for _, question, form in _asked(project, Numeric):
        if not form.says_tolerance:
            yield problem("Q089", question.span, name=question.id)


def numbers_have_a_unit(project: Project) -> Iterator[Diagnostic]:
    """A number says what it counts."""
    for _, question, form in _asked(project, Numeric):
        if not form.unit:
            yield problem("Q090", question.span, name=question.id)


def gaps_ask_for_words_that_matter(project: Project) -> Iterator[Diagnostic]:
    """No gap asks for a word that only holds others together."""
    for question, gaps, _ in _clozes(project):
        for word in gaps.values():
            if all(german.is_small(part) for part in german.words(word)) and german.words(word):
                yield problem("Q091", question.span, name=question.id, word=word)


def clozes_begin_with_words(project: Project) -> Iterator[Diagnostic]:
    """A text with gaps says first what it is about."""
    for question, _, text in _clozes(project):
        if "___" in text.split()[:FIRST_GAP]:
            yield problem("Q092", question.span, name=question.id)


def clozes_have_few_gaps(project: Project) -> Iterator[Diagnostic]:
    """Between gaps stands enough text to know what is meant."""
    for question, gaps, text in _clozes(project):
        count = len(german.words(text)) + len(gaps)
        if len(gaps) > 1 and WORDS_PER_GAP * len(gaps) > count:
            yield problem("Q093", question.span, name=question.id, gaps=len(gaps), words=count)


def clozes_do_not_show_their_solutions(project: Project) -> Iterator[Diagnostic]:
    """The word that a gap asks for does not stand beside it."""
    for question, gaps, text in _clozes(project):
        left = list(gaps.values())
        for sentence in german.sentences(text):
            here, left = left[: sentence.count("___")], left[sentence.count("___") :]
            for word in here:
                if german.stems(word) & german.stems(sentence):
                    yield problem("Q094", question.span, name=question.id, word=word)


def stems_are_short(project: Project) -> Iterator[Diagnostic]:
    """A question has at most sixty words, each of its sentences at most twenty."""
    for question in _questions(project):
        said = block_text(question.stem)
        if question.kind == "cloze":
            continue
        if (count := len(german.words(said))) > LONGEST_STEM:
            yield problem("Q095", question.span, name=question.id, count=count)
        longest = max((len(german.words(each)) for each in german.sentences(said)), default=0)
        if longest > LONGEST_SENTENCE:
            yield problem("Q096", question.span, name=question.id, count=longest)


def explanations_explain(project: Project) -> Iterator[Diagnostic]:
    """An explanation has four words or more."""
    for question in _questions(project):
        texts = [question.explanation]
        for form in question.interactions:
            texts.extend(option.because for option in options(form))
            texts.extend([form.because] if isinstance(form, TrueFalse) else [])
            texts.extend([form.sample] if isinstance(form, LongFillIn) else [])
        said = (_only(blocks) for blocks in texts)
        short = (each for each in said if each and len(german.words(each)) < FEWEST_WORDS)
        if first := next(short, ""):
            yield problem("Q078", question.span, name=question.id, text=first)


def areas_can_be_hit(project: Project) -> Iterator[Diagnostic]:
    """Every area of a picture can be hit with a finger on the smallest screen."""
    for course, question, form in _asked(project, Hotspot):
        shape = _shape(course, form)
        for area in form.areas:
            size = min(area.width, area.height * shape) * PICTURE / 100
            if size < TARGET:
                words = plain_text(area.option.content)
                yield problem(
                    "Q097", question.span, name=question.id, area=words, size=f"{size:.0f}"
                )


def areas_lie_apart(project: Project) -> Iterator[Diagnostic]:
    """No place on a picture belongs to two areas."""
    for _, question, form in _asked(project, Hotspot):
        for one, other in combinations(form.areas, 2):
            if _overlap(one, other):
                first, second = (plain_text(area.option.content) for area in (one, other))
                yield problem("Q098", question.span, name=question.id, one=first, other=second)


def areas_are_named_by_more_than_colour(project: Project) -> Iterator[Diagnostic]:
    """The words of an area help those who do not see its colour."""
    pattern = rf"(?:(?:der|die|das) )?(?:{_COLOURS})\w*(?: \w+)?"
    for _, question, form in _asked(project, Hotspot):
        for area in form.areas:
            words = plain_text(area.option.content).strip(" .")
            if re.fullmatch(pattern, words, re.I):
                yield problem("Q099", question.span, name=question.id, area=words)


def _only(blocks: Sequence[Block]) -> str:
    """The words of a text that is one paragraph."""
    match blocks:
        case (Paragraph(content=content),):
            return plain_text(content)
        case _:
            return ""


def _questions(project: Project) -> Iterator[Question]:
    for course in project.courses:
        for quiz in course.quizzes:
            yield from quiz.questions


def _asked(project: Project, kind: type[_Form]) -> Iterator[tuple[Course, Question, _Form]]:
    for course in project.courses:
        for quiz in course.quizzes:
            for question in quiz.questions:
                for form in question.interactions:
                    if isinstance(form, kind):
                        yield course, question, form


def _clozes(project: Project) -> Iterator[tuple[Question, dict[str, str], str]]:
    """Texts with gaps: the solution of each gap in order, and the text with a mark for each."""
    for question in _questions(project):
        runs = [
            run
            for block in walk(question.stem)
            for run in inlines(block)
            if any(isinstance(inline, Gap) for inline in walk_inlines((block,)))
        ]
        if runs:
            gaps = {form.id: _solution(form) for form in question.interactions}
            text = "\n".join(plain_text(run) for run in runs)
            yield question, gaps, re.sub(r"\s*___\s*", " ___ ", text).strip()


def _solution(form: Interaction) -> str:
    match form:
        case FillIn(solutions=solutions):
            return solutions[0]
        case Choice(options=offered, correct=correct):
            return next(plain_text(each.content) for each in offered if each.id in correct)
        case _:
            return ""


def _shape(course: Course, form: Hotspot) -> Decimal:
    """Height of a picture for each part of its width; 1 where nobody knows."""
    found = next((each for each in course.assets if each.path == form.image), None)
    return Decimal(found.height) / found.width if found and found.width else Decimal(1)


def _overlap(one: Area, other: Area) -> bool:
    across = one.left < other.left + other.width and other.left < one.left + one.width
    return across and one.top < other.top + other.height and other.top < one.top + one.height
