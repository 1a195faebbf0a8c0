"""Which characters the printed outputs can show.

PDF/UA forbids a character without a glyph, so typst refuses the whole document for one emoji. A
plan therefore knows beforehand what the shipped faces and typst's own fixed-width face hold.
"""

from __future__ import annotations

import re
from typing import Any

HELD = (
    "9-a 20-7e a0-2b9 2bb-2c9 2cb-2f3 300-33f 384-38a 38c 38e-3a1 3a3-3ce 3d0-475 488-513 "
    "1e00-1e9b 1e9e-1ef9 2000-2023 2026 202f-2037 2039-203a 203c-203f 2044-2049 2060 2070-2071 "
    "2074-209c 20a0-20b5 20bd 2105 2113 2116-2117 2120 2122 2126 212e 2150-2151 2153-215f "
    "2190-2213 2215 2217-2220 2223 2227-222d 2234-223d 2241-2269 2460-2473 2500-262f 2638-265f "
    "2701-2704 2706-2709 270c-2727 2756 2776-277f 2794 2798-27af fb00-fb04 fe0e-fe0f"
)
"""Code points in hexadecimal: Latin, Greek and Cyrillic letters, punctuation, common signs."""

REPLACEMENT = "□"


def _held(ranges: str) -> str:
    ends = (part.partition("-") for part in ranges.split())
    return "".join(
        f"{re.escape(chr(int(low, 16)))}-{re.escape(chr(int(high or low, 16)))}"
        for low, _, high in ends
    )


_MISSING = re.compile(f"[^{_held(HELD)}]")


def missing(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that no face holds, each once."""
    return tuple(dict.fromkeys(_MISSING.findall(text)))


def legible(node: Any) -> Any:
    """``node`` with every character that no face holds replaced, however deep its text lies."""
    match node:
        case str():
            return _MISSING.sub(REPLACEMENT, node)
        case dict():
            return {key: legible(value) for key, value in node.items()}
        case list():
            return [legible(value) for value in node]
        case _:
            return node
