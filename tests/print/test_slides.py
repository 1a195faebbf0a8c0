"""The deck as a PDF: the slides of the presentation, tagged, and nothing beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from builder.model.chart import Chart, ChartKind, Series
from builder.writers import slides
from builder.writers.slides import pdf as slides_pdf
from builder.writers.slides.fit import set_text
from builder.writers.slides.pdf import sheets
from builder.writers.slides.pdf.plots import chart_node, ticks
from builder.writers.slides.pdf.texts import Node, text_nodes
from builder.writers.slides.planning import planned
from builder.writers.slides.slide import Body, Box, Bullet, Button, Para, Plot, Run
from builder.writers.slides.standard import LAYOUTS
from tests.print.outputs import words
from tests.print.sample import job
from tests.print.test_pdf import failures, structure

COLOURS = {"accent1": "#0b5c8a", "tx2": "#123456"}
HUES = {f"accent{number}": "#0b5c8a" for number in range(1, 7)}
SLOT = LAYOUTS["content"].slot("body")


@pytest.fixture
def deck(printed: Mapping[str, bytes]) -> bytes:
    return printed["probe_slides.pdf"]


def para(text: str, level: int = 0, bullet: Bullet = Bullet.DOT, number: int = 1) -> Para:
    return Para((Run(text),), level, bullet, number)


def nodes(*paras: Para) -> list[Node]:
    body = set_text(paras, SLOT)
    assert body
    return text_nodes(body, SLOT, COLOURS)


def outline(nodes: list[Node]) -> list[object]:
    """What is inside what: words of paragraphs, and for lists their marks and items."""
    return [
        node["runs"][0]["text"]
        if node["kind"] == "paragraph"
        else (node["mark"], node["start"], [outline(item) for item in node["items"]])
        for node in nodes
    ]


def test_every_slide_is_a_page_that_says_the_same(deck: bytes) -> None:
    plan, _ = slides.plan(job())
    document = pypdfium2.PdfDocument(deck)
    assert len(document) == len(plan.slides)
    said = words(deck)
    for number, slide in enumerate(plan.slides):
        assert document[number].get_size() == (960, 540)
        texts = [slide.title, *(para.runs for body in slide.bodies for para in body.paras)]
        for runs in texts:
            for word in "".join(run.text for run in runs).split():
                assert word in said
    document.close()


def test_notes_stay_with_the_lecturer(deck: bytes) -> None:
    assert "Lassen Sie das Bild kurz wirken" not in words(deck)


def test_structure_is_that_of_slides(deck: bytes, tmp_path: Path) -> None:
    read = structure(deck, tmp_path)
    for element in ("H1", "H2", "L", "LI", "LBody", "Table", "TH", "TD", "Figure"):
        assert re.search(rf"^ +{element}\b", read, re.MULTILINE), element
    headings = re.findall(r"^ +H[12] ", read, re.MULTILINE)
    plan, _ = slides.plan(job())
    assert len(headings) == len(plan.slides) - 1  # the first has the title of the document


def test_footers_are_not_read_out(deck: bytes, tmp_path: Path) -> None:
    plan, _ = slides.plan(job())
    assert plan.footer in words(deck)
    assert plan.footer not in structure(deck, tmp_path)


def test_hidden_slides_are_left_out_and_buttons_lead_to_the_others(tmp_path: Path) -> None:
    work = job()
    deck, _ = planned(work)
    way = Button((Run("Weiter zur Tabelle"),), "tabelle", Box(54, 300, 852, 44), 24.0)
    asked = replace(deck.slides[1], buttons=(way, replace(way, target="weg")))
    shown = (deck.slides[0], asked, replace(deck.slides[2], name="tabelle"))
    hidden = replace(deck.slides[3], name="weg", hidden=True)
    nodes = sheets.content(work, sheets.shown(replace(deck, slides=(*shown, hidden))))
    assert [button["target"] for button in nodes["slides"][1]["buttons"]] == ["tabelle", ""]
    assert nodes["slides"][2]["foot"]["number"] == "3 von 3"
    (artifact,) = slides_pdf.write(work, nodes)
    assert isinstance(artifact.content, bytes)
    assert failures(artifact.content) == set()
    assert "Weiter zur Tabelle" in structure(artifact.content, tmp_path)


def test_losses_are_those_of_the_deck() -> None:
    work = job()
    assert slides_pdf.plan(work)[1] == slides.plan(work)[1]


def test_character_without_glyph_is_told_at_its_slide() -> None:
    work = job()
    lesson = replace(work.course.lessons[0], title="Gut gemacht 😀")
    course = replace(work.course, lessons=(lesson, *work.course.lessons[1:]))
    _, losses = slides_pdf.plan(job(course))
    points = [loss.values["point"] for loss in losses if loss.code == "W060"]
    assert set(points) == {"U+1F600"}


def test_lists_are_put_together_again() -> None:
    found = nodes(
        para("Vorab", bullet=Bullet.NONE),
        para("Eins"),
        para("Innen", 1),
        para("Weiter", bullet=Bullet.CONTINUED),
        para("Zwei"),
        para("Erstens", bullet=Bullet.NUMBER, number=1),
        para("Zweitens", bullet=Bullet.NUMBER, number=2),
        para("Neu gezählt", bullet=Bullet.NUMBER, number=1),
    )
    assert outline(found) == [
        "Vorab",
        ("dot", 1, [["Eins", ("dash", 1, [["Innen"]]), "Weiter"], ["Zwei"]]),
        ("number", 1, [["Erstens"], ["Zweitens"]]),
        ("number", 1, [["Neu gezählt"]]),
    ]


def test_list_that_a_slide_continues_counts_on() -> None:
    found = nodes(
        para("noch zu drei", bullet=Bullet.CONTINUED),
        para("Vier", bullet=Bullet.LETTER, number=4),
    )
    assert outline(found) == ["noch zu drei", ("letter", 4, [["Vier"]])]


NUMBERS = (Decimal("12.5"), Decimal(-3), Decimal(40))


def chart(kind: ChartKind, unit: str = "") -> Chart:
    names = ("vorher",) if kind is ChartKind.PIE else ("vorher", "nachher")
    values = tuple(map(abs, NUMBERS)) if kind is ChartKind.PIE else NUMBERS
    series = tuple(Series(name, values) for name in names)
    return Chart(kind, "Anrufe", ("Mai", "Juni", "Juli"), series, unit, "Im Juli riefen viele an.")


@pytest.mark.parametrize("kind", ChartKind)
def test_charts_are_drawn_and_said_in_words(kind: ChartKind, tmp_path: Path) -> None:
    work = job()
    deck, _ = planned(work)
    plot = Plot(chart(kind), "Anrufe", Box(54, 140, 852, 300), "chart", 20.0)
    slide = replace(deck.slides[1], layout="chart", bodies=(), plot=plot)
    nodes = sheets.content(work, replace(deck, slides=(deck.slides[0], slide)))
    (artifact,) = slides_pdf.write(work, nodes)
    assert isinstance(artifact.content, bytes)
    assert failures(artifact.content) == set()
    assert b"/Alt(Im Juli riefen viele an.)" in artifact.content
    assert "Figure" in structure(artifact.content, tmp_path)
    said = words(artifact.content)
    assert "Anrufe" in said
    assert "Juni" in said
    if kind is ChartKind.BAR:
        assert "12,5" in said
        assert "−3" in said


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ([Decimal(45), Decimal(2)], [0, 10, 20, 30, 40, 50]),
        ([Decimal("-6"), Decimal(48)], [-20, 0, 20, 40, 60]),
        ([Decimal("0.3")], [0, Decimal("0.1"), Decimal("0.2"), Decimal("0.3")]),
        ([Decimal(0)], [0]),
    ],
)
def test_ticks_are_round(values: list[Decimal], wanted: list[Decimal]) -> None:
    assert ticks(values) == wanted


def test_long_unit_is_said_once() -> None:
    short = chart_node(chart(ChartKind.BAR, "%"), "Anrufe", COLOURS | HUES, job().texts)
    assert short["series"][0]["labels"][0] == "12,5\u00a0%"
    long = chart_node(chart(ChartKind.BAR, "Anrufe je Tag"), "Mai", COLOURS | HUES, job().texts)
    assert (long["title"], long["series"][0]["labels"][0]) == ("Mai (Anrufe je Tag)", "12,5")


def test_space_above_is_that_of_the_plan() -> None:
    body = Body("body", (para("a"), para("b", 1), para("c"), para("d")), 28.0, 20.0)
    (node,) = text_nodes(body, SLOT, COLOURS)
    assert node["gap"] == 20.0
    assert node["items"][0][1]["above"] == 7.0
    assert node["left"] == 0.0
    assert node["items"][0][1]["left"] == 2.0
