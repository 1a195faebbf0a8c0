"""Charts: native, editable, readable, and a table where they would not be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from builder.job import Job
from builder.model.chart import Chart, ChartKind, Series
from builder.model.course import Course, Page
from builder.writers import slides
from builder.writers.slides.plots import has_numbers
from builder.writers.slides.slide import Box, Plot
from tests.slides.decks import deck_bytes, opened, parts
from tests.slides.lint import complaints
from tests.slides.sample import course_of, job_of, sample, slide, t, ul

CHANNELS = ("Telefon", "E-Mail", "Funk", "Messenger")


def series(name: str, *values: str) -> Series:
    return Series(name, tuple(map(Decimal, values)))


ONE = (series("", "48", "23", "14", "9.5"),)
TWO = (series("2024", "48", "23", "14", "9.5"), series("2025", "40", "33", "11", "8"))


def chart(
    kind: ChartKind, rows: Sequence[Series] = ONE, names: Sequence[str] = CHANNELS, unit: str = "%"
) -> Chart:
    return Chart(
        kind, "Meldungen nach Kanal", tuple(names), tuple(rows), unit,
        "Knapp die Hälfte kommt per Telefon.", t("Eigene Erhebung"),
    )  # fmt: skip


def charted(job: Job) -> Course:
    """The sample course with charts of every kind."""
    forms = (
        slide(chart(ChartKind.BAR), title="Meldungen kommen meist per Telefon"),
        slide(chart(ChartKind.BAR, TWO), title="Zwei Jahre im Vergleich"),
        slide(chart(ChartKind.LINE, TWO, unit="Meldungen"), title="Verlauf über die Kanäle"),
        slide(ul("Telefon bleibt wichtig"), chart(ChartKind.PIE), title="Anteile der Kanäle"),
    )
    lesson, *others = job.course.lessons
    lesson = replace(lesson, pages=(*lesson.pages, Page("zahlen", "Zahlen", forms)))
    address = "https://lernen.musterhausen.example/stab"
    return replace(job.course, lessons=(lesson, *others), web_address=address)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    job = sample(tmp_path_factory.mktemp("charts"))
    return deck_bytes(job_of(charted(job), reveal_by_click=True))


def test_no_rule_is_broken(deck: bytes) -> None:
    assert complaints(deck) == []


def test_the_same_each_time(deck: bytes, tmp_path: Path) -> None:
    job = job_of(charted(sample(tmp_path)), reveal_by_click=True)
    assert deck_bytes(job) == deck


def test_python_pptx_reads_the_numbers(deck: bytes) -> None:
    found = [shape.chart for slide in opened(deck).slides for shape in slide.shapes
             if shape.has_chart]  # fmt: skip
    assert [chart.chart_type.name for chart in found] == [
        "BAR_CLUSTERED", "BAR_CLUSTERED", "LINE_MARKERS", "PIE",
    ]  # fmt: skip
    assert list(found[0].plots[0].categories) == list(CHANNELS)
    assert [(row.name, row.values) for row in found[1].plots[0].series] == [
        ("2024", (48.0, 23.0, 14.0, 9.5)), ("2025", (40.0, 33.0, 11.0, 8.0)),
    ]  # fmt: skip


def test_the_workbook_holds_the_same_numbers(deck: bytes) -> None:
    (name,) = [name for name in parts(deck) if name.endswith(".xlsx")][1:2]
    with zipfile.ZipFile(io.BytesIO(parts(deck)[name])) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    numbers = [cell.findtext("{*}v") for cell in sheet.iterfind(".//{*}c") if cell.get("t") != "s"]
    assert numbers == ["48", "40", "23", "33", "14", "11", "9.5", "8"]


def test_charts_say_what_they_show_and_where_the_numbers_are_from(deck: bytes) -> None:
    pages = {page.shapes.title.text_frame.text: page for page in opened(deck).slides}
    page = pages["Zwei Jahre im Vergleich"]
    (frame,) = (shape for shape in page.shapes if shape.has_chart)
    assert (
        frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Knapp die Hälfte kommt per Telefon."
    )
    assert frame.is_placeholder
    assert "Quelle: Eigene Erhebung" in [
        shape.text_frame.text for shape in page.placeholders if shape.has_text_frame
    ]


def test_a_chart_with_too_many_categories_becomes_a_table_and_is_reported() -> None:
    names = tuple(f"Ortsteil {number}" for number in range(1, 13))
    values = (Series("", tuple(Decimal(number) for number in range(12))),)
    many = chart(ChartKind.BAR, values, names)
    deck, found = slides.plan(job_of(course_of(slide(many))))
    assert [one.code for one in found] == ["W028"]
    rows = [cell.runs[0].text for page in deck.slides if page.grid for (cell, *_) in page.grid.rows]
    assert [row for row in rows if row.startswith("Ortsteil")] == list(names)


def test_a_chart_and_a_short_text_share_a_slide() -> None:
    deck, _ = slides.plan(job_of(course_of(slide(ul("Telefon"), chart(ChartKind.BAR)))))
    (page,) = (page for page in deck.slides if page.plot)
    assert page.layout == "chart_text"
    deck, _ = slides.plan(job_of(course_of(slide(ul(*["Telefon"] * 30), chart(ChartKind.BAR)))))
    (page,) = (page for page in deck.slides if page.plot)
    assert page.layout == "chart"


def test_codes_are_pictures_with_words_and_a_link(deck: bytes) -> None:
    address = "https://lernen.musterhausen.example/stab"
    *_, last = opened(deck).slides
    for page in (opened(deck).slides[0], last):
        (picture,) = (shape for shape in page.shapes if shape.shape_type.name == "PICTURE")
        assert picture.click_action.hyperlink.address == address
        assert address in picture._element.nvPicPr.cNvPr.get("descr")
        assert address in " ".join(s.text_frame.text for s in page.placeholders if s.has_text_frame)


def test_answers_come_by_click_only_where_asked(deck: bytes, tmp_path: Path) -> None:
    def clicked(content: bytes) -> set[str]:
        return {page.slide_layout.name for page in opened(content).slides
                if page._element.find("{*}timing") is not None}  # fmt: skip

    assert clicked(deck) == {"Auflösung"}
    assert clicked(deck_bytes(sample(tmp_path))) == set()


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("ppt/charts/", b'lang="de-DE"', b""),
        ("ppt/charts/", b'<c:axId val="', b'<c:axId val="-'),
        ("ppt/slides/slide10.xml", b'spTgt spid="', b'spTgt spid="9'),
        ("ppt/slides/slide10.xml", b'filter="fade"', b'filter="wipe(left)"'),
        ("ppt/slides/_rels/slide1.xml.rels", b"picture1", b"picture9"),
        ("ppt/slides/slide1.xml", b' descr="QR', b' title="QR'),
    ],
)
def test_the_lint_finds_what_is_wrong(deck: bytes, part: str, before: bytes, after: bytes) -> None:
    from tests.slides.rendering import rewritten

    files = dict(parts(deck))
    name = next(name for name in files if name.startswith(part) and before in files[name])
    files[name] = files[name].replace(before, after)
    assert complaints(rewritten(files))


def _plot(kind: ChartKind, groups: int, count: int = 1, unit: str = "%") -> Plot:
    values = tuple(Decimal(1234 + number) for number in range(groups))
    names = tuple(f"Q{number}" for number in range(groups))
    series = tuple(Series(str(2020 + number), values) for number in range(count))
    return Plot(
        Chart(kind, "Anrufe", names, series, unit, "Es"), "", Box(54, 140, 852, 312), "", 20
    )


@pytest.mark.parametrize(
    ("plot", "wanted"),
    [
        (_plot(ChartKind.BAR, 9), True),
        (_plot(ChartKind.BAR, 4, 2), True),
        (_plot(ChartKind.BAR, 4, 3), False),
        (_plot(ChartKind.LINE, 6), True),
        (_plot(ChartKind.LINE, 12, unit="Std."), False),
        (_plot(ChartKind.LINE, 4, 2), False),
    ],
)
def test_numbers_are_written_only_where_they_do_not_crowd(plot: Plot, wanted: bool) -> None:
    assert has_numbers(plot) is wanted


def test_a_line_with_long_names_becomes_a_table() -> None:
    names = tuple(f"Kalenderwoche {number}" for number in range(40, 50))
    series = (Series("", tuple(Decimal(number) for number in range(10))),)
    chart = Chart(ChartKind.LINE, "Anrufe", names, series, "", "Es werden mehr.")
    deck, found = slides.plan(job_of(course_of(slide(chart))))
    assert [one.code for one in found] == ["W028"]
    assert not [one for one in deck.slides if one.plot]
