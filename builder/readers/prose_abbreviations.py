"""Finds the abbreviations of a text in its words, and spells each out where it comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from builder.model.inline import Abbreviation, Emphasis, Foreign, Inline, Link, Strong, Term, Text
from builder.model.text import plain_text

DEFINITION = re.compile(r" {0,3}\*\[([^\[\]]+)\]: *(.*)$")
"""A line that explains an abbreviation: ``*[LKA]: Landeskriminalamt``."""


def explained(lines: Iterable[str]) -> dict[str, str]:
    """The abbreviations that the lines of a file explain, the first explanation of each."""
    found: dict[str, str] = {}
    fenced = False
    for line in lines:
        fenced ^= line.lstrip(" >").startswith(("```", "~~~"))
        if not fenced and line.startswith((" ", "*")) and (words := DEFINITION.match(line)):
            letters, expansion = " ".join(words[1].split()), " ".join(words[2].split())
            if letters and expansion:
                found.setdefault(letters, expansion)
    return found


def abbreviated(
    run: tuple[Inline, ...], expansions: Mapping[str, str], explained: set[str]
) -> tuple[Inline, ...]:
    """The run with its abbreviations marked; ``explained`` are those that came before.

    What a run spells out by itself, as in »Landeskriminalamt (LKA)«, is not said twice.
    """
    if not expansions and not any(isinstance(one, Abbreviation) for one in run):
        return run
    said = plain_text(run)
    return tuple(_marked(run, expansions, explained, said))


def _marked(
    run: tuple[Inline, ...], expansions: Mapping[str, str], explained: set[str], said: str
) -> Iterator[Inline]:
    for inline in run:
        match inline:
            case Text(text=text) if expansions:
                for part in _divided(text, expansions):
                    yield _first(part, explained, said) if isinstance(part, Abbreviation) else part
            case Abbreviation():
                yield _first(inline, explained, said)
            case Emphasis(content=content):
                yield Emphasis(tuple(_marked(content, expansions, explained, said)))
            case Strong(content=content):
                yield Strong(tuple(_marked(content, expansions, explained, said)))
            case Link(content=content) | Foreign(content=content) | Term(content=content):
                inner = tuple(_marked(content, expansions, explained, said))
                yield replace(inline, content=inner)
            case _:
                yield inline


def _first(found: Abbreviation, explained: set[str], said: str) -> Abbreviation:
    letters = plain_text(found.content)
    is_new = letters not in explained
    explained.add(letters)
    return replace(found, spelled_out=is_new and found.expansion not in said)


def _divided(text: str, expansions: Mapping[str, str]) -> Iterator[Inline]:
    at = 0
    for found in _letters(tuple(sorted(expansions, key=len, reverse=True))).finditer(text):
        if found.start() > at:
            yield Text(text[at : found.start()])
        yield Abbreviation(expansions[found[0]], (Text(found[0]),))
        at = found.end()
    if at < len(text):
        yield Text(text[at:])


@lru_cache(maxsize=32)
def _letters(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
