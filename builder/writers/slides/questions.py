"""A question in words: what its slide asks and what the slide after it tells.

The answer forms are closed, so a new kind of question needs nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, replace
from typing import assert_never

from builder.model.document import Paragraph
from builder.model.inline import Gap, Image, Inline, Strong, Text
from builder.model.interaction import (
    Choice,
    FillIn,
    Hotspot,
    Interaction,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TrueFalse,
)
from builder.model.question import Question
from builder.model.text import plain_text, walk_inlines
from builder.record import record
from builder.writers.decimals import decimal
from builder.writers.slides.slide import Bullet, Cell, Para, Run, Tone
from builder.writers.slides.words import Words, last_sentence, runs

Paras = tuple[Para, ...]


@record
class Exercise:
    """``prompt`` says how to answer; ``case`` is the situation or the text with its gaps."""

    _: KW_ONLY
    prompt: str
    title: tuple[Run, ...] = ()
    case: Paras = ()
    answers: Paras = ()
    others: Paras = ()
    """What the answers are to be matched with: a second column."""
    image: Image | None = None
    solution: Paras = ()
    pairs: tuple[tuple[Cell, ...], ...] = ()
    """The solution as a table with one header row."""
    because: Paras = ()
    hint: Paras = ()
    notes: Paras = ()
    """For the lecturer, with the solution."""

    @property
    def is_solved(self) -> bool:
        return bool(self.solution or self.pairs)


def exercise(question: Question, words: Words) -> Exercise:
    """The question in words, whatever its kind."""
    if any(isinstance(inline, Gap) for inline in walk_inlines(question.stem)):
        asked = _cloze(question, words)
    else:
        title, case = _stem(question, words)
        asked = replace(_answer_form(question.interactions[0], words), title=title)
        asked = replace(asked, case=(*case, *asked.case))
    because = (*asked.because, *words.paras(question.explanation))
    hint = tuple(words.paras(question.hint))
    tip = (Para((Run(words["hint"], bold=True),)), *hint) if hint else ()
    return replace(asked, because=because, hint=tip)


def _stem(question: Question, words: Words) -> tuple[tuple[Run, ...], Paras]:
    """The last sentence asks and becomes the title; what is before it is the case."""
    match question.stem:
        case (*case, Paragraph(content=content)):
            before, last = last_sentence(runs(content))
            told = (*words.paras(case), *((Para(before),) if before else ()))
            return last, told
        case _:
            return (), tuple(words.paras(question.stem))


def _answer_form(interaction: Interaction, words: Words) -> Exercise:
    match interaction:
        case Choice():
            return _choice(interaction, words)
        case TrueFalse(correct=correct, because=because):
            answers = tuple(
                Para((Run(words[key]),), bullet=Bullet.BOX) for key in ("true", "false")
            )
            return Exercise(
                prompt=words["ask_true_false"],
                answers=answers,
                solution=_right((replace(answers[not correct], bullet=Bullet.NONE),)),
                because=tuple(words.paras(because)),
            )
        case Matching():
            return _matching(interaction, words)
        case Sequencing(steps=steps):
            return Exercise(
                prompt=words["ask_sequencing"],
                answers=_listed(_mixed(steps), Bullet.DOT),
                solution=_right(_listed(steps, Bullet.NUMBER)),
            )
        case FillIn(solutions=solutions):
            return Exercise(
                prompt=words["ask_fill_in"],
                answers=(Para((Run(words["answer_words"]),)),),
                solution=_right((Para((Run(words["or"].join(solutions)),)),)),
            )
        case Numeric():
            return _numeric(interaction, words)
        case Likert(scale=scale):
            return Exercise(prompt=words["ask_likert"], answers=_listed(scale, Bullet.BOX))
        case LongFillIn(sample=sample):
            return Exercise(
                prompt=words["ask_long_fill_in"],
                answers=(Para((Run(words["answer_long"]),)),),
                solution=tuple(words.paras(sample)),
            )
        case Hotspot(image=source, alternative=alternative, areas=areas, correct=correct):
            options = tuple(area.option for area in areas)
            choice = Choice("", options, correct, multiple=len(correct) > 1)
            image = Image(source, alternative)
            return replace(_choice(choice, words), prompt=words["ask_hotspot"], image=image)
        case _:
            assert_never(interaction)


def _choice(choice: Choice, words: Words) -> Exercise:
    listed = _listed(choice.options, Bullet.LETTER)
    right = [
        (para, option)
        for para, option in zip(listed, choice.options, strict=True)
        if option.id in choice.correct
    ]
    exercise = Exercise(
        prompt=words["ask_many" if choice.multiple else "ask_one"],
        answers=listed,
        notes=tuple(_wrong(listed, choice, words)),
    )
    if len(right) == 1:
        ((answer, option),) = right
        because = tuple(words.paras(option.because))
        return replace(exercise, solution=_right((answer,)), because=because)
    return replace(exercise, solution=tuple(_with_reasons(right, words)))


def _with_reasons(right: Sequence[tuple[Para, Option]], words: Words) -> Iterator[Para]:
    """Several right options, each with its reason below it."""
    for answer, option in right:
        yield from _right((answer,))
        for para in words.paras(option.because):
            yield replace(para, bullet=Bullet.CONTINUED, under=Bullet.LETTER)


def _wrong(listed: Paras, choice: Choice, words: Words) -> Iterator[Para]:
    """For the lecturer: what speaks against each of the other options."""
    for para, option in zip(listed, choice.options, strict=True):
        if option.id not in choice.correct and option.because:
            yield replace(para, runs=tuple(replace(run, bold=True) for run in para.runs))
            for reason in words.paras(option.because):
                yield replace(reason, bullet=Bullet.CONTINUED, under=Bullet.LETTER)


def _matching(matching: Matching, words: Words) -> Exercise:
    targets = {option.id: option for option in matching.targets}
    partner = dict(matching.pairs)
    header = (Cell((Run(words["match_from"]),)), Cell((Run(words["match_to"]),)))
    rows = tuple(
        (Cell(runs(source.content)), Cell(runs(targets[partner[source.id]].content)))
        for source in matching.sources
    )
    return Exercise(
        prompt=words["ask_matching"],
        answers=_listed(matching.sources, Bullet.NUMBER),
        others=_listed(_mixed(matching.targets), Bullet.LETTER),
        pairs=(header, *rows),
    )


def _numeric(numeric: Numeric, words: Words) -> Exercise:
    unit = f" {numeric.unit}" if numeric.unit else ""
    solution = [*_right((Para((Run(f"{decimal(numeric.solution, words.texts)}{unit}"),)),))]
    if numeric.low != numeric.high:
        low, high = decimal(numeric.low, words.texts), decimal(numeric.high, words.texts)
        solution.append(Para((Run(words.say("range", low=low, high=high, unit=unit)),)))
    answer = words.say("answer_number", unit=numeric.unit) if unit else words["answer_words"]
    return Exercise(
        prompt=words["ask_numeric"],
        answers=(Para((Run(answer),)),),
        solution=tuple(solution),
    )


def _cloze(question: Question, words: Words) -> Exercise:
    """The text with its gaps, and again with what belongs into them."""
    gaps = {interaction.id: interaction for interaction in question.interactions}
    asked = [_with_gaps(block, gaps, words, solved=False) for block in question.stem]
    solved = [_with_gaps(block, gaps, words, solved=True) for block in question.stem]
    return Exercise(
        prompt=words["ask_cloze"],
        answers=tuple(para for block in asked for para in block),
        solution=_right(tuple(para for block in solved for para in block), only_bold=True),
    )


def _with_gaps(block: object, gaps: dict[str, Interaction], words: Words, *, solved: bool) -> Paras:
    if not isinstance(block, Paragraph):
        return tuple(words.paras((block,)))  # type: ignore[arg-type]
    content = tuple(
        _filled(inline, gaps, solved=solved) if isinstance(inline, Gap) else inline
        for inline in block.content
    )
    return (Para(runs(content)),)


def _filled(gap: Gap, gaps: dict[str, Interaction], *, solved: bool) -> Inline:
    match gaps.get(gap.interaction):
        case FillIn(solutions=(first, *_)) if solved:
            return Strong((Text(first),))
        case Choice(options=options, correct=correct) if solved:
            right = [plain_text(option.content) for option in options if option.id in correct]
            return Strong((Text(" ".join(right)),))
        case Choice(options=options) if not solved:
            named = " / ".join(plain_text(option.content) for option in _mixed(options))
            return Strong((Text(f"[{named}]"),))
        case _:
            return gap


def _listed(options: Sequence[Option], bullet: Bullet) -> Paras:
    return tuple(
        Para(runs(option.content), bullet=bullet, number=number)
        for number, option in enumerate(options, 1)
    )


def _right(paras: Paras, *, only_bold: bool = False) -> Paras:
    """Set as the right answer: in bold and in its colour, all of it or what is bold already."""
    return tuple(
        replace(
            para,
            runs=tuple(
                replace(run, bold=True, tone=Tone.RIGHT) if run.bold or not only_bold else run
                for run in para.runs
            ),
        )
        for para in paras
    )


def _mixed(options: Sequence[Option]) -> tuple[Option, ...]:
    """The options by their ids, which are hashes: mixed, and the same in every build."""
    mixed = tuple(sorted(options, key=lambda option: option.id))
    return (*mixed[1:], mixed[0]) if mixed == tuple(options) and len(mixed) > 1 else mixed
