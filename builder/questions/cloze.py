"""A text with gaps: ``[[solution|variant]]`` to type, ``[[(right)|wrong]]`` to choose.

Gaps are handed through Markdown as runs of one private character each, as long as the gap, so
that every column after them stays what it is in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields as fields_of
from dataclasses import is_dataclass, replace
from typing import Any

from builder.diagnostics import Span
from builder.model.document import Block
from builder.model.inline import Code, Gap, Text
from builder.model.interaction import Choice, FillIn, Interaction, Option
from builder.questions.context import Context
from builder.questions.options import identify, normalised
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key
from builder.readers.yamltree import Scalar
from builder.record import record

NAME = "cloze"
ABOUT = "Lückentext"
SIGN = "cloze"
KEYS: tuple[Key, ...] = (
    Key("stem", "frage", Form.PROSE, "Was zu tun ist; steht über dem Lückentext."),
    Key(
        "cloze",
        "lueckentext",
        Form.PROSE,
        "Der Text mit Lücken wie »[[Lösung|Variante]]« oder »[[(richtig)|falsch]]«.",
        required=True,
    ),
    Key(
        "spelling",
        "schreibweise",
        Form.CHOICE,
        "Ob kleine Schreibfehler zählen: »genau« oder »tolerant« (ohne Angabe: tolerant).",
        choices=(("exact", "genau"), ("tolerant", "tolerant")),
    ),
)

_GAP = r"\[\[([^\n]*?)\]\]"
_FIRST_MARK = 0xE000
_MOST_GAPS = 100
_MARKS = r"([\ue000-\ue063])\1*"


@record
class _Gap:
    """A gap with the words between its bars."""

    id: str
    parts: tuple[str, ...]
    span: Span


def stem(fields: Fields, context: Context) -> tuple[Block, ...]:
    """The instruction, if there is one, and the text with its gaps."""
    text = fields.scalar("cloze")
    if text is None:
        return context.blocks(fields.scalar("stem"))
    gaps = _gaps(text, context)
    marked = _marked(text)
    above = context.blocks(fields.scalar("stem"))
    blocks: tuple[Block, ...] = _filled(context.blocks(marked), gaps)
    _check(text, blocks, gaps, context)
    return above + blocks


def read(fields: Fields, context: Context) -> tuple[Interaction, ...]:
    text = fields.scalar("cloze")
    tolerant = fields.choice("spelling") != "exact"
    if text is None:
        return ()
    return tuple(_interaction(gap, tolerant, context) for gap in _gaps(text, context))


def _gaps(text: Scalar, context: Context) -> tuple[_Gap, ...]:
    found = list(re.finditer(_GAP, text.text))[:_MOST_GAPS]
    return tuple(
        _Gap(
            f"{context.id}__{number}",
            tuple(part.strip() for part in gap.group(1).split("|")),
            _place(text, gap.start(), len(gap.group())),
        )
        for number, gap in enumerate(found, start=1)
    )


def _place(text: Scalar, start: int, length: int) -> Span:
    line = text.text.count("\n", 0, start)
    column = start - (text.text.rfind("\n", 0, start) + 1)
    return replace(
        text.span, line=text.span.line + line, column=text.span.column + column, length=length
    )


def _marked(text: Scalar) -> Scalar:
    numbers = iter(range(_MOST_GAPS))

    def mark(gap: re.Match[str]) -> str:
        number = next(numbers, None)
        return gap.group() if number is None else chr(_FIRST_MARK + number) * len(gap.group())

    return replace(text, text=re.sub(_GAP, mark, text.text))


def _filled(value: Any, gaps: tuple[_Gap, ...]) -> Any:
    """Blocks or inlines with gaps where their marks are."""
    if isinstance(value, tuple):
        parts: list[Any] = []
        for part in value:
            parts.extend(_split(part, gaps) if isinstance(part, Text) else (_filled(part, gaps),))
        return tuple(parts)
    if not is_dataclass(value) or isinstance(value, type | Span | Code):
        return value
    inner = {field.name: getattr(value, field.name) for field in fields_of(value)}
    changed = {name: _filled(part, gaps) for name, part in inner.items()}
    return replace(value, **changed)


def _split(text: Text, gaps: tuple[_Gap, ...]) -> Iterator[Text | Gap]:
    at = 0
    for mark in re.finditer(_MARKS, text.text):
        if mark.start() > at:
            yield Text(text.text[at : mark.start()])
        yield Gap(gaps[ord(mark.group(1)) - _FIRST_MARK].id)
        at = mark.end()
    if at < len(text.text):
        yield Text(text.text[at:])


def _check(
    text: Scalar, blocks: tuple[Block, ...], gaps: tuple[_Gap, ...], context: Context
) -> None:
    """Report a text without gaps, gaps left open, and gaps where none can be filled in."""
    report = context.report
    if not gaps:
        report.add("Q022", text.span)
    rest = re.sub(_GAP, lambda gap: " " * len(gap.group()), text.text)
    for sign in re.finditer(r"\[\[|\]\]", rest):
        report.add("Q023", _place(text, sign.start(), 2))
    shown = set(_shown(blocks))
    for gap in gaps:
        if gap.id not in shown:
            report.add("Q027", gap.span)


def _shown(value: Any) -> Iterator[str]:
    if isinstance(value, Gap):
        yield value.interaction
    elif isinstance(value, tuple):
        for part in value:
            yield from _shown(part)
    elif is_dataclass(value):
        for field in fields_of(value):
            yield from _shown(getattr(value, field.name))


def _interaction(gap: _Gap, tolerant: bool, context: Context) -> Interaction:
    parts = tuple(normalised(part) for part in gap.parts if part)
    if len(parts) < len(gap.parts):
        context.report.add("Q024", gap.span)
    if any(_is_right(part) for part in parts):
        return _menu(gap, parts, context)
    return FillIn(gap.id, tuple(dict.fromkeys(parts)), tolerant=tolerant)


def _is_right(part: str) -> bool:
    return len(part) > 2 and part[0] == "(" and part[-1] == ")"


def _menu(gap: _Gap, parts: tuple[str, ...], context: Context) -> Choice:
    """A gap with a list to choose from; its right word stands in brackets."""
    words = tuple(part[1:-1].strip() if _is_right(part) else part for part in parts)
    right = [word for word, part in zip(words, parts, strict=True) if _is_right(part)]
    if len(set(words)) < len(words):
        context.report.add("Q026", gap.span)
    if len(right) != 1 or len(words) < 2:
        context.report.add("Q025", gap.span)
    distinct = tuple(dict.fromkeys(words))
    ids = dict(zip(distinct, identify(distinct), strict=True))
    options = tuple(Option(id, (Text(word),)) for word, id in ids.items())
    return Choice(gap.id, options, (ids[right[0]],))
