"""One stylesheet: the theme's tokens as variables, then the files of ``style/`` in order."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.templates import template
from builder.theme import Theme

FILES = ("base", "frame", "page", "item", "quiz", "print")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def stylesheet(theme: Theme) -> bytes:
    """All rules of the player for a theme; comments and indentation stay at home."""
    dark = _variables(theme.dark)
    faces = _variables({f"font-{role}": theme.fonts[role] for role in ("sans", "serif", "mono")})
    by_device = f':root:not([data-theme="light"]){{{dark}}}'
    tokens = (
        f":root{{{faces}{_variables(theme.light)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{{by_device}}}\n"
        f'@media screen{{:root[data-theme="dark"]{{{dark}}}}}\n'
    )
    rules = "\n".join(template(f"style/{name}.css") for name in FILES)
    lines = (line.strip() for line in _COMMENT.sub("", rules).splitlines())
    return (tokens + "".join(line + "\n" for line in lines if line)).encode()


def _variables(values: Mapping[str, str]) -> str:
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in values.items())
