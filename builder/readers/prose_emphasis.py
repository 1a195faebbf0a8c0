"""Emphasis by CommonMark's delimiter runs.

Python-Markdown's own search for pairs loses letters (3.11: ``x*b**é*a`` comes out without its
``a``), and its earlier versions pair otherwise. So stars and underscores stay in the text until
here. One rule is milder than CommonMark's: a star may close before a letter, as in ``*„A“*-Stadt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from builder.model.inline import Emphasis, Inline, LineBreak, Strong, Text
from builder.record import mutable

MAX_NESTING = 12

_RUN = re.compile(r"(\*+|_+)")


@mutable
class _Run:
    """Stars or underscores; ``left`` of them are not yet part of a pair."""

    sign: str
    length: int
    left: int
    opens: bool
    closes: bool


def emphasized(inlines: Sequence[Inline]) -> list[Inline]:
    """The inlines with pairs of runs as emphasis; single runs stay text."""
    stack: list[_Run | Inline] = []
    for token in _tokens(inlines):
        if isinstance(token, _Run) and token.closes:
            _close(stack, token)
        if not isinstance(token, _Run) or token.left:
            stack.append(token)
    return _settled(stack)


def _close(stack: list[_Run | Inline], closer: _Run) -> None:
    while closer.left and (at := _opener(stack, closer)) >= 0:
        opener = stack[at]
        assert isinstance(opener, _Run)
        content = _settled(stack[at + 1 :])
        if _nesting(content) >= MAX_NESTING:
            return
        size = 2 if opener.left > 1 and closer.left > 1 else 1
        opener.left -= size
        closer.left -= size
        del stack[at + 1 if opener.left else at :]
        stack.append((Strong if size == 2 else Emphasis)(tuple(content)))


def _opener(stack: list[_Run | Inline], closer: _Run) -> int:
    """Where the last run is that the closer may pair with, or -1."""
    for at in range(len(stack) - 1, -1, -1):
        run = stack[at]
        if isinstance(run, _Run) and run.sign == closer.sign and run.opens:
            both = run.length + closer.length
            thirds = run.length % 3 == 0 and closer.length % 3 == 0
            if not (run.closes or closer.opens) or both % 3 or thirds:
                return at
    return -1


def _settled(tokens: Iterable[_Run | Inline]) -> list[Inline]:
    """The tokens with the runs that found no partner as text."""
    return [Text(token.sign * token.left) if isinstance(token, _Run) else token for token in tokens]


def _nesting(content: Iterable[Inline]) -> int:
    """How many levels of emphasis there are in a content."""
    inner = [one for one in content if isinstance(one, Emphasis | Strong)]
    depth = 0
    while inner:
        depth += 1
        inner = [
            one for outer in inner for one in outer.content if isinstance(one, Emphasis | Strong)
        ]
    return depth


def _tokens(inlines: Sequence[Inline]) -> Iterator[_Run | Inline]:
    """Texts split at their runs; other inlines as they are."""
    for index, inline in enumerate(inlines):
        if not isinstance(inline, Text):
            yield inline
            continue
        before = _neighbour(inlines, index - 1, -1)
        after = _neighbour(inlines, index + 1, 0)
        parts = _RUN.split(inline.text)
        for at, part in enumerate(parts):
            if at % 2:
                previous = parts[at - 1][-1:] or before
                following = parts[at + 1][:1] or (
                    after if at + 2 == len(parts) else parts[at + 2][0]
                )
                yield _run(part, previous, following)
            elif part:
                yield Text(part)


def _neighbour(inlines: Sequence[Inline], index: int, end: int) -> str:
    """The character at one end of a neighbour: a blank at the borders and at line breaks."""
    if not 0 <= index < len(inlines):
        return " "
    match inlines[index]:
        case Text(text=text):
            return text[end] if text else " "
        case LineBreak():
            return " "
        case _:
            return "]"


def _run(part: str, previous: str, following: str) -> _Run:
    left = not following.isspace()
    right = not previous.isspace()
    if part[0] == "_":
        left = left and not previous.isalnum()
        right = right and not following.isalnum()
    return _Run(part[0], len(part), len(part), left, right)
