"""The declaration of accessibility: true row by row, and where people find it."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Browser

from builder.job import Job
from builder.model.accessibility import Accessibility, Limitation
from builder.model.course import Asset
from builder.writers import WRITERS, accessibility, sco
from builder.writers.standalone.accessibility import declaration
from builder.writers.standalone.criteria import Criterion, clauses, criteria
from builder.writers.standalone.page import page
from tests import sample

TESTS = Path(__file__).parent.parent
AXE = (TESTS / "node_modules/axe-core/axe.min.js").read_text("utf-8")
LEVEL_A, LEVEL_AA = 31, 24
BODY = Accessibility(body="Schlichtungsstelle", reviewed=date(2026, 11, 1))


def job(stated: Accessibility | None, *assets: Asset) -> Job:
    made = sample.job()
    course = replace(made.course, assets=(*made.course.assets, *assets))
    project = replace(made.project, accessibility=stated)
    return replace(made, project=project, course=course, built=datetime(2026, 11, 22, tzinfo=UTC))


def words(made: Job) -> str:
    return " ".join("".join(map(str, declaration(made).itertext())).split())


def row(made: Job, name: str) -> list[str]:
    (found,) = [tr for tr in declaration(made).iter("tr") if str(tr[0].text).startswith(f"{name} ")]
    return ["".join(map(str, cell.itertext())) for cell in found]


def codes(stated: Accessibility | None) -> list[str]:
    return [one.code for one in accessibility.plan(job(stated))[1]]


def test_every_criterion_of_levels_a_and_aa_has_a_row() -> None:
    levels = [one.level for one in criteria()]
    assert (levels.count("A"), levels.count("AA")) == (LEVEL_A, LEVEL_AA)
    assert len({one.id for one in criteria()}) == len(levels)
    assert all(one.name and one.how for one in (*criteria(), *clauses()))


def test_clauses_of_the_standard_repeat_the_number_of_the_criterion() -> None:
    new = {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"}
    for one in criteria():
        assert one.clause == ("" if one.id in new else f"9.{one.id}")


@cache
def functions(file: str) -> frozenset[str]:
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("one", criteria(), ids=lambda one: one.id)
def test_scripts_that_a_criterion_names_exist(one: Criterion) -> None:
    for name in one.tests:
        file, _, function = name.partition("::")
        assert function in functions(file), name


@pytest.mark.parametrize("one", criteria(), ids=lambda one: one.id)
def test_every_criterion_has_rules_scripts_or_written_reasons(one: Criterion) -> None:
    assert one.automatic or one.tests or one.how.endswith(".")


def test_nobody_claims_what_nobody_has_looked_at() -> None:
    assert "steht noch aus" in words(job(Accessibility()))
    assert "vereinbar" not in words(job(Accessibility()))


def test_known_limitations_make_it_partly_conforming() -> None:
    gap = Limitation("Das Video von 2019", "Es hat keine Beschreibung", "die Niederschrift")
    said = words(job(replace(BODY, limitations=(gap,))))
    assert "teilweise vereinbar" in said
    assert "Das Video von 2019" in said
    assert "Stattdessen: die Niederschrift" in said
    assert "teilweise" not in words(job(BODY))
    assert "Einschränkungen sind nicht bekannt" in words(job(BODY))


def test_the_contact_of_the_organisation_is_the_default() -> None:
    organisation = sample.job().project.organisation
    assert organisation.email in words(job(Accessibility()))
    assert "barrieren@stadt.example" in words(job(Accessibility(email="barrieren@stadt.example")))


@pytest.mark.parametrize("name", ["1.2.1", "1.2.2", "1.2.5"])
def test_criteria_of_media_apply_where_there_are_media(name: str) -> None:
    film = Asset("assets/film.mp4", "", "video/mp4", 1)
    assert row(job(BODY), name)[3] == "Nicht anwendbar"
    assert row(job(BODY, film), name)[3] == "Unterstützt"


def test_sound_alone_has_no_captions() -> None:
    sound = Asset("assets/ton.mp3", "", "audio/mpeg", 1)
    assert row(job(BODY, sound), "1.2.1")[3] == "Unterstützt"
    assert row(job(BODY, sound), "1.2.2")[3] == "Nicht anwendbar"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (None, ["W070"]),
        (Accessibility(), ["W071", "W073"]),
        (replace(BODY, reviewed=date(2025, 11, 1)), ["W072"]),
        (replace(BODY, reviewed=date(2025, 11, 22)), []),
        (replace(BODY, body=""), ["W073"]),
        (BODY, []),
    ],
)
def test_what_a_declaration_lacks_is_said(
    stated: Accessibility | None, expected: list[str]
) -> None:
    assert codes(stated) == expected


def test_the_output_is_a_page_and_a_text() -> None:
    made = [str(one.path) for one in accessibility.write(job(BODY), None)]
    assert made == ["tiny/tiny_accessibility.html", "tiny/tiny_accessibility.md"]
    assert WRITERS["accessibility"] is accessibility


@pytest.mark.parametrize("stated", [BODY, None])
def test_packages_carry_and_link_it_where_the_project_declares(
    stated: Accessibility | None,
) -> None:
    player = sco.player(job(stated))
    there = "accessibility.html" in [str(one.path) for one in player.beside]
    links = [a.get("href") for a in lxml_html.fromstring(player.page.decode()).iter("a")]
    assert there is ("accessibility.html" in links) is (stated is not None)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_accessible_itself(
    chromium: Browser, width: int, scheme: str, tmp_path: Path
) -> None:
    gap = Limitation("Das Video von 2019", "Es hat keine Beschreibung", "die Niederschrift")
    made = job(replace(BODY, limitations=(gap,), body_website="https://example.org"))
    file = tmp_path / "declaration.html"
    file.write_bytes(page(declaration(made)))
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    shown = context.new_page()
    shown.goto(file.as_uri())
    shown.evaluate(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = shown.evaluate("tags => axe.run({ runOnly: { type: 'tag', values: tags } })", tags)
    assert result["violations"] == []
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
