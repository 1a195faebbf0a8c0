"""Diagnostics for people: by file, each with the line that it is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from builder.messages import Notice, Severity
from builder.report import ReadLine
from builder.report.style import Style
from builder.report.words import severity_word, summary, visible

_INDENT = 2
_LEAST_WIDTH = 40


def render(notices: Sequence[Notice], style: Style, read_line: ReadLine) -> Iterator[str]:
    for path, group in groupby(notices, key=lambda notice: notice.diagnostic.span.path):
        yield style.paint(path, "bold")
        yield ""
        of_file = list(group)
        gutter = max(len(str(notice.diagnostic.span.line)) for notice in of_file) + 2 * _INDENT
        for notice in of_file:
            yield from _one(notice, gutter, style, read_line)
            yield ""
    if notices:
        yield style.paint(summary(notices), "bold")
        worst = min(notices, key=lambda notice: list(Severity).index(notice.severity))
        yield style.paint(f"Mehr dazu: kurswerk explain {worst.diagnostic.code}", "quiet")
        yield ""


def _one(notice: Notice, gutter: int, style: Style, read_line: ReadLine) -> Iterator[str]:
    span = notice.diagnostic.span
    word = f"{severity_word(notice.severity)} {notice.diagnostic.code}"
    head, *more = _wrapped(f"{word}: {notice.message}", style, _INDENT)
    yield head.replace(word, style.paint(word, notice.severity), 1)
    yield from more
    source = read_line(span.path, span.line)
    if source is not None and source.strip():
        yield from _excerpt(notice, source, gutter, style)
    else:
        yield f"{' ' * _INDENT}{style.paint(f'Zeile {span.line}', 'quiet')}"
    for remark in _remarks(notice):
        yield from _wrapped(remark, style, gutter + 3)


def _excerpt(notice: Notice, source: str, gutter: int, style: Style) -> Iterator[str]:
    """The source line, and carets below what is meant if that is known."""
    span, bar = notice.diagnostic.span, style.paint("│", "quiet")
    text, column = _window(source, span.column, span.length, style.width - gutter - 3)
    yield f"{style.paint(str(span.line).rjust(gutter), 'quiet')} {bar} {text}"
    if span.column:
        marked = text[column : column + span.length] or " "
        carets = style.paint("^" * _cells(marked), notice.severity)
        yield f"{' ' * gutter} {bar} {' ' * _cells(text[:column])}{carets}"


def _remarks(notice: Notice) -> Iterator[str]:
    if notice.diagnostic.proposal:
        yield f"Meinten Sie »{notice.diagnostic.proposal}«?"
    if notice.hint:
        yield notice.hint


def _wrapped(text: str, style: Style, indent: int) -> list[str]:
    width = max(style.width, _LEAST_WIDTH + indent)
    margin = " " * indent
    return wrap(
        visible(text),
        width,
        initial_indent=margin,
        subsequent_indent=margin,
        break_on_hyphens=False,
    )


def _window(source: str, column: int, length: int, room: int) -> tuple[str, int]:
    """The part of a line to show, free of control characters, and where in it the caret starts."""
    text = visible(source.rstrip("\r\n"))
    start = max(column - 1, 0)
    room = max(room, _LEAST_WIDTH)
    if len(text) <= room:
        return text, start
    first = max(0, min(start + min(length, room // 2) // 2 - room // 2, len(text) - room))
    shown = text[first : first + room]
    if first:
        shown = "…" + shown[1:]
    if first + room < len(text):
        shown = shown[:-1] + "…"
    return shown, start - first


def _cells(text: str) -> int:
    """How many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
