"""The kinds of questions: what an author writes, and the answer forms that it reduces to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from builder.model.document import Block
from builder.model.interaction import Interaction
from builder.questions import (
    cloze,
    hotspot,
    matching,
    multiple_choice,
    numeric,
    ordering,
    reflection,
    self_rating,
    single_choice,
    true_false,
)
from builder.questions.context import Context
from builder.readers.fields import Fields
from builder.readers.keys import Key


class Kind(Protocol):
    """The shape of a module in this package.

    ``ABOUT`` is what the manual calls it, ``SIGN`` the key by which a question is known.
    """

    NAME: str
    ABOUT: str
    SIGN: str
    KEYS: tuple[Key, ...]

    def stem(self, fields: Fields, context: Context) -> tuple[Block, ...]: ...

    def read(self, fields: Fields, context: Context) -> tuple[Interaction, ...]: ...


_ALL: tuple[Kind, ...] = (
    single_choice,
    multiple_choice,
    true_false,
    matching,
    ordering,
    cloze,
    numeric,
    self_rating,
    reflection,
    hotspot,
)

KINDS: Mapping[str, Kind] = {kind.NAME: kind for kind in _ALL}


def kind_keys() -> tuple[Key, ...]:
    """Every key of every kind once; which of them a question needs, its kind decides."""
    keys = {key.name: replace(key, required=False) for kind in _ALL for key in kind.KEYS}
    return tuple(keys.values())


def kind_of(fields: Fields) -> Kind | None:
    """The kind that the keys of a question speak for; none or several are reported."""
    signs = tuple(sign for sign in dict.fromkeys(k.SIGN for k in _ALL) if fields.has(sign))
    if len(signs) == 1:
        kinds = [kind for kind in _ALL if signs[0] == kind.SIGN]
        return kinds[0] if len(kinds) == 1 else _choice(fields)
    if signs:
        first, second = (fields.spelled(sign) for sign in signs[:2])
        fields.report.add("Q003", fields.at(signs[1]), first=first, second=second)
    else:
        fields.report.add("Q002", fields.span, options=fields.spelled("options"))
    return None


def _choice(fields: Fields) -> Kind:
    rights = sum(entry.has("right") for entry in fields.entries("options"))
    return multiple_choice if rights > 1 else single_choice
