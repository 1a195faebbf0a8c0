"""One stylesheet: the theme's tokens as variables, then the files of ``style/`` in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rcssmin import cssmin

from builder.templates import TEMPLATES, template
from builder.theme import Theme

FILES = ("base", "frame", "page", "media", "item", "quiz", "aids", "print")
_OPTIONAL = ("chart", "pretest", "scenario")
"""Rules for what not every course has, each named by the class of the elements that need it."""


def stylesheet(theme: Theme, classes: Collection[str]) -> bytes:
    """The rules for a page with such classes in a theme; comments and blanks stay at home."""
    dark = _variables(theme.dark)
    faces = _variables({f"font-{role}": theme.fonts[role] for role in ("sans", "serif", "mono")})
    by_device = f':root:not([data-theme="light"]){{{dark}}}'
    tokens = (
        f"{''.join(_faces(theme.fonts['shipped']))}:root{{{faces}{_variables(theme.light)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{{by_device}}}\n"
        f'@media screen{{:root[data-theme="dark"]{{{dark}}}}}\n'
    )
    names = (*FILES, *(name for name in _OPTIONAL if name in classes))
    rules = "\n".join(template(f"style/{name}.css") for name in names)
    return "\n".join((tokens + cssmin(rules), *_drawings(), "")).encode()


def _faces(family: str) -> Iterator[str]:
    """The rules for a family that the package carries."""
    for style, weight in (("regular", "400"), ("bold", "700")) if family else ():
        source = f"fonts/{family.lower()}-{style}.ttf"
        yield (
            f'@font-face{{font-family:"{family}";font-weight:{weight};'
            f'font-display:swap;src:url("{source}")}}\n'
        )


def _drawings() -> Iterator[str]:
    """Every picture of the interface as a mask that takes the colour of the words beside it."""
    yield f".hero,.scene-head{{--contours:{_address('contours.svg')}}}"
    for file in sorted((TEMPLATES / "icons").glob("*.svg")):
        yield f".{file.stem}-icon{{--drawing:{_address(f'icons/{file.name}')}}}"


def _address(drawing: str) -> str:
    text = template(drawing).strip().replace('"', "'").replace("#", "%23")
    return f'url("data:image/svg+xml,{text}")'


def _variables(values: Mapping[str, str]) -> str:
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in values.items())
