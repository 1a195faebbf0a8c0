"""Colours, faces and sizes of every output, derived from the tables of ``theme.toml``.

A project chooses one accent colour; everything that depends on it is computed here, so that text
stays readable (WCAG 2.2: 4.5 to 1) whatever the municipality's colour is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from builder import colour
from builder.diagnostics import Diagnostic, Span, problem
from builder.record import record

TEXT = 4.5
"""Contrast of text (WCAG 1.4.3)."""
COMFORT = 7.0
"""Contrast of the derived dark accent: nobody chose it, so it can be better than the minimum."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@record
class Theme:
    """Colour tokens as ``#rrggbb`` for a light and a dark page, and font stacks by role."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    fonts: Mapping[str, str]
    deck: Mapping[str, str]
    """Colours of the deck: ``text``, ``title``, ``accent1`` … ``accent6``, ``tint``, ``line``."""


def derive(
    tables: Mapping[str, Mapping[str, str]], accent: str, span: Span
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """All tokens from the tables of ``theme.toml`` and a project's accent (empty: the theme's).

    An accent that cannot be read is reported at ``span`` and gives way to its nearest neighbour.
    """
    light, dark = tables["light"], tables["dark"]
    wanted = accent.lower() or light["accent"]
    if not _HEX.fullmatch(wanted):
        theme, _ = derive(tables, "", span)
        return theme, (problem("A110", span, colour=accent),)
    chosen = readable_accent(wanted, light)
    found = () if chosen == wanted else (_too_pale(wanted, chosen, light, span),)
    pale = colour.towards(chosen, (dark["sheet"], dark["paper"]), COMFORT)
    deck = {**tables["deck"], "accent1": chosen, "tint": soft_accent(chosen, light["sheet"])}
    return (
        Theme(
            light={**light, **_accents(chosen, light["sheet"], 0.1)},
            dark={**dark, **_accents(pale, dark["sheet"], 0.2)},
            fonts=tables["fonts"],
            deck=deck,
        ),
        found,
    )


def soft_accent(accent: str, sheet: str, share: float = 0.1) -> str:
    """The accent as a tint behind text."""
    return colour.mix(accent, sheet, share)


def readable_accent(accent: str, light: Mapping[str, str]) -> str:
    """The accent itself where text in it can be read everywhere, else the nearest darker one."""
    candidate = accent
    while True:
        grounds = (light["paper"], light["sheet"], soft_accent(candidate, light["sheet"]))
        darker = colour.towards(candidate, grounds, TEXT)
        if darker == candidate:
            return candidate
        candidate = darker


def worst_contrast(text: str, grounds: Iterable[str]) -> float:
    """Contrast of a text colour with the ground that suits it least."""
    return min(colour.contrast(text, ground) for ground in grounds)


def _too_pale(wanted: str, chosen: str, light: Mapping[str, str], span: Span) -> Diagnostic:
    grounds = (light["paper"], light["sheet"], soft_accent(wanted, light["sheet"]))
    ratio = f"{worst_contrast(wanted, grounds):.1f}".replace(".", ",")
    return problem("A111", span, chosen, colour=wanted, ratio=ratio)


def _accents(accent: str, sheet: str, share: float) -> dict[str, str]:
    ink = max(("#ffffff", "#0b1116"), key=lambda text: colour.contrast(text, accent))
    return {"accent": accent, "accent_soft": colour.mix(accent, sheet, share), "on_accent": ink}
