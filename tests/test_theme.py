"""Every accent gives readable text; one that cannot is refused with its nearest neighbour."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import colour
from builder.diagnostics import Span
from builder.templates import template, theme
from builder.theme import COMFORT, TEXT, Theme, derive, pairs, worst_contrast

HERE = Span("project.yaml", 7)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def grounds(tokens: dict[str, str]) -> tuple[str, ...]:
    return tokens["paper"], tokens["sheet"], tokens["accent_soft"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#0b5c8a", "#0b5c8a", 1.0)],
)
def test_contrast_is_counted_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert colour.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert colour.contrast(other, one) == colour.contrast(one, other)


def readable(made: Theme) -> None:
    light, dark = dict(made.light), dict(made.dark)
    for tokens in (light, dark):
        assert worst_contrast(tokens["accent"], grounds(tokens)) >= TEXT
        assert colour.contrast(tokens["on_accent"], tokens["accent"]) >= TEXT
        for text in ("ink", "ink2", "good", "miss"):
            assert worst_contrast(tokens[text], (tokens["paper"], tokens["sheet"])) >= TEXT
        assert colour.contrast(tokens["good"], tokens["good_soft"]) >= TEXT
        assert colour.contrast(tokens["miss"], tokens["miss_soft"]) >= TEXT
        assert worst_contrast(tokens["field"], (tokens["paper"], tokens["sheet"])) >= 3
    assert worst_contrast(dark["accent"], (dark["paper"], dark["sheet"])) >= COMFORT


@pytest.mark.soak
@given(COLOURS)
def test_any_accent_leads_to_readable_text(accent: str) -> None:
    made, found = theme(accent, HERE)
    readable(made)
    if not found:
        assert made.light["accent"] == accent


def test_the_house_accent_needs_no_correction() -> None:
    made, found = theme("", HERE)
    readable(made)
    assert not found
    assert made.deck["accent1"] == made.light["accent"]


def test_a_pale_accent_is_reported_with_the_nearest_readable_one() -> None:
    made, (problem,) = theme("#4FB3E8", HERE)
    assert (problem.code, problem.span) == ("A111", HERE)
    assert problem.values == {"colour": "#4fb3e8", "ratio": "2,2"}
    assert problem.proposal == made.light["accent"] == "#0073a5"
    assert not theme("#0073a5", HERE)[1]


@pytest.mark.parametrize("accent", ["blau", "#12345", "0b5c8a", "#0b5c8ag"])
def test_what_is_no_colour_is_reported(accent: str) -> None:
    made, (problem,) = theme(accent, HERE)
    assert (problem.code, problem.values["colour"]) == ("A110", accent)
    assert made == theme("", HERE)[0]


@pytest.mark.soak
@given(COLOURS)
def test_every_colour_can_be_seen_on_every_ground_of_its_own(accent: str) -> None:
    made, found = theme(accent, HERE)
    assert not [problem for problem in found if problem.code == "A112"]
    assert all(pair.ratio >= pair.needed for pair in pairs(made))


def test_a_pale_token_is_reported_with_the_nearest_that_all_its_grounds_allow() -> None:
    tables = tomllib.loads(template("theme.toml"))
    tables["dark"]["ink2"] = "#4c5660"
    _, (found,) = derive(tables, "", HERE)
    assert (found.code, found.values["name"], found.values["mode"]) == ("A112", "ink2", "dark")
    assert found.proposal is not None
    tables["dark"]["ink2"] = found.proposal
    assert derive(tables, "", HERE)[1] == ()


def test_the_pairs_know_every_token_but_lines() -> None:
    made, _ = theme("", HERE)
    for mode, tokens in (("light", made.light), ("dark", made.dark), ("deck", made.deck)):
        named = {name for pair in pairs(made) if pair.mode == mode
                 for name in (pair.colour[0], pair.ground[0])}  # fmt: skip
        assert set(tokens) - named <= {"line", "title"}
