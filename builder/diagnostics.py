"""What an author is told about a source: a code, a place and the values of one message.

The sentences live in ``messages/<language>.toml`` (see :mod:`builder.messages`); a record here is
language-neutral, so that reading and checking never depend on wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from builder.record import record


@record
class Span:
    """A place in a source file; lines and columns count from 1, ``length`` is in characters.

    ``column`` 0 means that only the line is known. Spans are left out of comparisons of the model,
    so that a moved line changes no key and no golden file.
    """

    path: str
    line: int = 1
    column: int = 0
    length: int = 1


NOWHERE = Span("")
"""The place of what no source says."""


@record
class Diagnostic:
    """One mistake or loss: ``code`` names the message, ``values`` fill it in.

    ``proposal`` is what the author probably meant; renderers show it as »Meinten Sie …?«.
    """

    code: str
    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    proposal: str | None = None


def problem(code: str, span: Span, proposal: str | None = None, **values: object) -> Diagnostic:
    """A diagnostic in its short form: ``problem("R001", span, name="KM-99")``."""
    return Diagnostic(code, span, {name: str(value) for name, value in values.items()}, proposal)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a typing mistake most probably stands for, or None."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(candidates), n=1, cutoff=0.6)), None)
