"""What a question looks like on paper: boxes to tick, lines to write on, letters to match.

Nothing here tells a right answer from a wrong one. Answers are laid out in the order of their ids,
which are hashes of their words: that is as good as shuffled, and the same in every build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from string import ascii_uppercase
from typing import Any, assert_never

from builder.job import Job
from builder.model.inline import Image, Inline
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
from builder.record import record
from builder.writers.paper.pictures import picture

Node = dict[str, Any]

_WORDS_PER_LINE = 10
_MOST_LINES = 15
_LINES = 4
"""Lines to write on where the author asks for no number of words."""


@record
class Forms:
    """Makes the nodes of answer forms; ``say`` turns inlines into nodes."""

    job: Job
    say: Callable[[Iterable[Inline]], list[Any]]

    def node(self, interaction: Interaction, question: Question) -> Node:
        match interaction:
            case Choice(options=options, multiple=multiple):
                shown = shuffled(options) if question.shuffle else options
                return self._ticks(multiple, shown)
            case TrueFalse():
                words = [[self._word("true")], [self._word("false")]]
                return self._node("ticks", "ask_one", square=False, options=words)
            case Hotspot(areas=areas, image=source, alternative=alternative, correct=correct):
                image = picture(self.job.course, Image(source, alternative))
                ticks = self._ticks(len(correct) > 1, [area.option for area in areas])
                return {"kind": "hotspot", "image": image, "ticks": ticks}
            case Likert(scale=scale):
                words = [self.say(option.content) for option in scale]
                return self._node("ticks", "ask_fitting", square=False, options=words)
            case Matching():
                return self._matching(interaction)
            case Sequencing(steps=steps):
                items = [self.say(step.content) for step in unsorted(steps)]
                return self._node("sequence", "ask_order", items=items)
            case FillIn():
                return self._node("line", "ask_word", unit="")
            case Numeric(unit=unit):
                return self._node("line", "ask_number", unit=unit)
            case LongFillIn(at_least=words_wanted):
                lines = min(max(_LINES, -(-words_wanted // _WORDS_PER_LINE)), _MOST_LINES)
                return self._node("lines", "ask_own_words", lines=lines)
            case _:
                assert_never(interaction)

    def _ticks(self, multiple: bool, options: Iterable[Option]) -> Node:
        words = [self.say(option.content) for option in options]
        ask = "ask_all" if multiple else "ask_one"
        return self._node("ticks", ask, square=multiple, options=words)

    def _matching(self, matching: Matching) -> Node:
        targets = [
            {"letter": letter, "content": self.say(target.content)}
            for letter, target in zip(ascii_uppercase, unsorted(matching.targets), strict=False)
        ]
        sources = [self.say(source.content) for source in matching.sources]
        return self._node("matching", "ask_match", sources=sources, targets=targets)

    def _node(self, kind: str, ask: str, **rest: Any) -> Node:
        return {"kind": kind, "ask": self._word(ask), **rest}

    def _word(self, name: str) -> str:
        return self.job.texts[f"print.{name}"]


def shuffled(options: tuple[Option, ...]) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: option.id))


def unsorted(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """``options`` in an order that is never the written one, because that is the answer."""
    mixed = shuffled(options)
    return (*mixed[1:], mixed[0]) if mixed == options else mixed
