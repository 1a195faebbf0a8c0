"""Colours, faces and sizes of every output, derived from the tables of ``theme.toml``.

A project chooses one accent colour; everything that depends on it is computed here, so that text
stays readable (WCAG 2.2: 4.5 to 1) whatever the municipality's colour is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from builder import colour
from builder.diagnostics import Diagnostic, Span, problem
from builder.record import record

TEXT = 4.5
"""Contrast of text (WCAG 1.4.3)."""
COMFORT = 7.0
"""Contrast of the derived dark accent: nobody chose it, so it can be better than the minimum."""

PARTS = 3.0
"""Contrast of borders that mean something and of the parts of drawings (WCAG 1.4.11)."""

SHIPPED = {"carlito": "Carlito"}
"""Faces that packages carry with them; all others are those of the device."""

_GROUNDS = ("paper", "sheet")
_PAIRS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("ink", (*_GROUNDS, "accent_soft", "good_soft", "miss_soft"), TEXT),
    ("ink2", (*_GROUNDS, "accent_soft", "good_soft", "miss_soft"), TEXT),
    ("accent", (*_GROUNDS, "accent_soft"), TEXT),
    ("good", (*_GROUNDS, "good_soft"), TEXT),
    ("miss", (*_GROUNDS, "miss_soft"), TEXT),
    ("on_accent", ("accent", "accent_hover"), TEXT),
    ("on_hero", ("hero",), TEXT),
    ("hero", ("on_hero",), TEXT),
    ("field", _GROUNDS, PARTS),
    *((f"chart{number}", _GROUNDS, PARTS) for number in range(1, 7)),
)
"""What is shown on what in the player, on pages of their own and in reports, and how clearly."""
_DECK: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("text", ("white", "tint"), TEXT),
    ("title_shade", ("white", "tint"), TEXT),
    ("white", ("title_shade",), TEXT),
    *((f"accent{number}", ("white", "tint"), TEXT) for number in range(1, 7)),
)
"""The same for slides and print."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@record
class Theme:
    """Colour tokens as ``#rrggbb`` for a light and a dark page, and font stacks by role."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    fonts: Mapping[str, str]
    deck: Mapping[str, str]
    """Colours of the deck: ``text``, ``title``, ``accent1`` … ``accent6``, ``tint``, ``line``."""


@record
class Pair:
    """A colour on a ground; ``mode`` is light, dark or deck."""

    mode: str
    colour: tuple[str, str]
    """Name of the token and ``#rrggbb``, as of the ground."""
    ground: tuple[str, str]
    needed: float

    @property
    def ratio(self) -> float:
        return colour.contrast(self.colour[1], self.ground[1])


def pairs(theme: Theme) -> Iterator[Pair]:
    """Every colour that a theme shows on a ground, in all outputs."""
    light = {**theme.light, "hero": theme.light["accent"], "on_hero": theme.light["on_accent"]}
    hero = colour.mix(theme.dark["accent"], theme.dark["paper"], 0.3)
    dark = {**theme.dark, "hero": hero, "on_hero": theme.dark["ink"]}
    for tokens in (light, dark):
        tokens["accent_hover"] = colour.mix(tokens["accent"], tokens["ink"], 0.88)
    shade = colour.mix(theme.deck["accent1"], theme.deck["text"], 0.45)
    deck = {**theme.deck, "white": "#ffffff", "title_shade": shade}
    for mode, tokens, table in (
        ("light", light, _PAIRS),
        ("dark", dark, _PAIRS),
        ("deck", deck, _DECK),
    ):
        for name, grounds, needed in table:
            for ground in grounds:
                yield Pair(mode, (name, tokens[name]), (ground, tokens[ground]), needed)


def _failing(theme: Theme, span: Span) -> Iterator[Diagnostic]:
    """Each colour that a ground of its own makes hard to see, with the nearest that all allow."""
    found: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs(theme):
        found.setdefault((pair.mode, pair.colour[0]), []).append(pair)
    for shown in found.values():
        worst = min(shown, key=lambda pair: pair.ratio - pair.needed)
        if worst.ratio < worst.needed:
            grounds = [pair.ground[1] for pair in shown]
            yield problem(
                "A112",
                span,
                colour.towards(worst.colour[1], grounds, worst.needed),
                mode=worst.mode,
                name=worst.colour[0],
                colour=worst.colour[1],
                ground=f"{worst.ground[0]} {worst.ground[1]}",
                ratio=f"{worst.ratio:.1f}".replace(".", ","),
                needed=f"{worst.needed:.1f}".replace(".", ","),
            )


def derive(
    tables: Mapping[str, Mapping[str, str]], accent: str, span: Span, font: str = "system"
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """All tokens from the tables of ``theme.toml`` and a project's accent (empty: the theme's).

    An accent that cannot be read is reported at ``span`` and gives way to its nearest neighbour.
    """
    light, dark = tables["light"], tables["dark"]
    wanted = accent.lower() or light["accent"]
    if not _HEX.fullmatch(wanted):
        theme, _ = derive(tables, "", span, font)
        return theme, (problem("A110", span, colour=accent),)
    chosen = readable_accent(wanted, light)
    found = () if chosen == wanted else (_too_pale(wanted, chosen, light, span),)
    pale = colour.towards(chosen, (dark["sheet"], dark["paper"]), COMFORT)
    deck = {**tables["deck"], "accent1": chosen, "tint": soft_accent(chosen, light["sheet"])}
    theme = Theme(
        light={**light, **_accents(chosen, light["sheet"], 0.1)},
        dark={**dark, **_accents(pale, dark["sheet"], 0.2)},
        fonts={**tables["fonts"], "sans": tables["faces"][font], "shipped": SHIPPED.get(font, "")},
        deck=deck,
    )
    return theme, (*found, *_failing(theme, span))


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
    soft = colour.mix(accent, sheet, share)
    return {"accent": accent, "accent_soft": soft, "on_accent": ink, "chart1": accent}
