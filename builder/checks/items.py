"""Rules of good questions that a machine can judge (Haladyna, Downing & Rodriguez 2002).

Each finds what gives an answer away to those who know nothing, or misleads those who know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, problem
from builder.model.course import Project
from builder.model.document import Paragraph
from builder.model.inline import Abbreviation, Emphasis, Foreign, Inline, Link, Strong, Term
from builder.model.interaction import Choice, Option
from builder.model.question import Question
from builder.model.text import plain_text

FEWEST_DISTRACTORS = 2
"""Three options suffice (Rodriguez 2005)."""
LONGER = 15
"""Characters by which a key stands out from the longest distractor."""
LONGER_SHARE = 1.5

_ALL = re.compile(
    r"alles?( der)?( oben| hier)?( genannten?| obigen| gezeigten)?"
    r"( antworten| aussagen| möglichkeiten| punkte| davon)?"
    r"( (treffen|trifft) zu| (sind|ist) (richtig|korrekt))?|"
    r"beides?( antworten| aussagen)?( (sind|ist) richtig| (treffen|trifft) zu)?|"
    r"(antwort(en)? )?[a-e1-5]( und |, )[a-e1-5]( (sind|ist) richtig)?",
    re.I,
)
_NONE = re.compile(
    r"(keine?[rs]? (der|von|dieser) .*(antwort|aussage|genannten|oben|option).*|"
    r"keine?[rs]? (davon|trifft zu|ist richtig)|nichts (davon|trifft zu)|"
    r"keine antwort( ist)?( richtig)?)",
    re.I,
)
_QUESTION_WORD = re.compile(r"(welche[rsmn]?|was|wer|wen|wem|wann|wo|womit|wofür|wodurch)\b", re.I)
_NEGATION = re.compile(r"\b(?<!noch )(nicht|keine?[nmrs]?|nie|niemals|außer|ausgenommen|falsch)\b")


def single_choices_have_two_distractors(project: Project) -> Iterator[Diagnostic]:
    """A question with one right option has at least two wrong ones."""
    for question, choice in choices(project):
        if not choice.multiple and len(wrong(choice)) < FEWEST_DISTRACTORS:
            yield problem("Q060", question.span, name=question.id)


def keys_are_not_the_longest(project: Project) -> Iterator[Diagnostic]:
    """The right option does not stand out by its length."""
    for question, choice in choices(project):
        keys, others = right(choice), [len(text(option)) for option in wrong(choice)]
        if len(keys) == 1 and others:
            length, longest = len(text(keys[0])), max(others)
            mean = sum(others) / len(others)
            if length >= longest + LONGER and length >= LONGER_SHARE * mean:
                yield problem("Q061", question.span, name=question.id, key=length, other=longest)


def no_option_is_all_of_the_others(project: Project) -> Iterator[Diagnostic]:
    """No option says »alle genannten« or »A und B«: options are shuffled, and two known suffice."""
    return _options_like(_ALL, "Q062", project)


def no_option_is_none_of_the_others(project: Project) -> Iterator[Diagnostic]:
    """No option says »keine davon«: whoever picks it need not know what is right."""
    return _options_like(_NONE, "Q063", project)


def negative_stems_are_marked(project: Project) -> Iterator[Diagnostic]:
    """A question for what does *not* hold says so in bold."""
    for question, _ in choices(project):
        found = _unmarked_negation(question)
        if found:
            yield problem("Q064", question.span, name=question.id, word=found)


def distractors_are_explained(project: Project) -> Iterator[Diagnostic]:
    """Every wrong option says why it is wrong: that is what people learn from."""
    for question, choice in choices(project):
        bare = [option for option in wrong(choice) if not option.because]
        if bare:
            yield problem("Q065", question.span, name=question.id, option=text(bare[0]))


def some_option_is_wrong(project: Project) -> Iterator[Diagnostic]:
    """A question with options has a wrong one: else ticking everything is right."""
    for question, choice in choices(project):
        if not wrong(choice):
            yield problem("Q066", question.span, name=question.id)


def choices(project: Project) -> Iterator[tuple[Question, Choice]]:
    """The questions that offer options; a cloze's menus are not among them."""
    for course in project.courses:
        for quiz in course.quizzes:
            for question in quiz.questions:
                match question.interactions:
                    case (Choice() as choice,):
                        yield question, choice


def _options_like(pattern: re.Pattern[str], code: str, project: Project) -> Iterator[Diagnostic]:
    for question, choice in choices(project):
        for option in choice.options:
            if pattern.fullmatch(text(option).strip(" .!")):
                yield problem(code, question.span, name=question.id, option=text(option))


def right(choice: Choice) -> list[Option]:
    return [option for option in choice.options if option.id in choice.correct]


def wrong(choice: Choice) -> list[Option]:
    return [option for option in choice.options if option.id not in choice.correct]


def text(option: Option) -> str:
    return plain_text(option.content)


def asking(question: Question) -> str:
    """The last paragraph of a stem, which asks."""
    paragraphs = [block for block in question.stem if isinstance(block, Paragraph)]
    return plain_text(paragraphs[-1].content).strip() if paragraphs else ""


def _unmarked_negation(question: Question) -> str | None:
    """The negation in the asking clause of the last sentence, unless it is bold."""
    paragraphs = [block for block in question.stem if isinstance(block, Paragraph)]
    if not paragraphs:
        return None
    sentences = re.split(r"(?<=[.!?:])\s+", _unmarked(paragraphs[-1].content).strip())
    for clause in re.split(r"[,;–]\s*", sentences[-1]):
        if _QUESTION_WORD.match(clause) and (found := _NEGATION.search(clause)):
            return found.group()
    return None


def _unmarked(run: tuple[Inline, ...]) -> str:
    parts = []
    for inline in run:
        match inline:
            case Strong():
                pass
            case Emphasis(content=content) | Link(content=content):
                parts.append(_unmarked(content))
            case Foreign(content=content) | Abbreviation(content=content) | Term(content=content):
                parts.append(_unmarked(content))
            case _:
                parts.append(plain_text((inline,)))
    return "".join(parts)
