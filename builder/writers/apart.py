"""Strings and the like set apart from code, so that rules for code do not reach into them."""

from __future__ import annotations

import re

PLACE = "\0"
"""Stands for something set apart."""


def set_apart(pattern: re.Pattern[str], source: str) -> tuple[str, list[str]]:
    """The source with places for its strings and nothing for its comments, and the strings."""
    code, *rest = pattern.split(source)
    parts, strings = [code], []
    for apart, code in zip(rest[::2], rest[1::2], strict=True):
        if not apart.startswith(("//", "/*")):
            parts.append(PLACE)
            strings.append(apart)
        parts.append(code)
    return "".join(parts), strings


def put_back(code: str, strings: list[str]) -> str:
    pairs = zip(code.split(PLACE), [*strings, ""], strict=True)
    return "".join(part for pair in pairs for part in pair)
