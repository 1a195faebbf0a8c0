"""The contrast of every colour on every ground, as rows of the report on accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from builder.theme import Pair, Theme, pairs
from builder.writers.html import Element, element

_MODES = {"light": "hell", "dark": "dunkel", "deck": "Folien, Druck"}


def contrasts(theme: Theme) -> Iterator[Element]:
    """A row for each colour: what it needs, and what it has on each of its grounds."""
    for (mode, (name, value), needed), shown in groupby(pairs(theme), _row):
        yield element(
            "tr",
            element("th", f"{name} {value}", scope="row"),
            element("td", _MODES[mode]),
            element("td", _ratio(needed)),
            element("td", "; ".join(f"{one.ground[0]} {_ratio(one.ratio)}" for one in shown)),
        )


def _row(pair: Pair) -> tuple[str, tuple[str, str], float]:
    return pair.mode, pair.colour, pair.needed


def _ratio(number: float) -> str:
    """Rounded down: nothing passes by rounding."""
    return f"{int(number * 10) / 10:.1f}".replace(".", ",")
