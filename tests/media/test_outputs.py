"""What becomes of charts, recordings, descriptions and abbreviations in every output."""

from __future__ import annotations

import re
import shutil
import subprocess
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree, html

from builder.model.chart import Chart, ChartKind, Series
from builder.readers.values import decimal_number
from builder.templates import texts
from builder.writers.charts.drawing import draw
from builder.writers.charts.shapes import Bar, Line, Words
from tests.media.conftest import PROJECT, built

OUTPUTS = ("scorm12", "slides", "handout", "trainer-guide")
WORDS = (
    "Landeskriminalamt",
    "Eine Lagebesprechung",
    "Rathaus",
    "312,5",
)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(PROJECT, tmp_path_factory.mktemp("outputs"), *OUTPUTS)


def chart(kind: str, *rows: str) -> Chart:
    values = [[decimal_number(cell) or Decimal(0) for cell in row.split()] for row in rows]
    columns = zip(*values, strict=True)
    series = tuple(Series(f"R{n}", column) for n, column in enumerate(columns))
    names = tuple(f"K{n}" for n in range(len(rows)))
    return Chart(ChartKind(kind), "Titel", names, series, "", "Es wird mehr.")


def test_bars_are_as_long_as_their_numbers() -> None:
    drawing = draw(chart("bar", "10 -5", "20 0"), texts("de"))
    bars = [shape for shape in drawing.shapes if isinstance(shape, Bar)]
    assert [round(bar.width / bars[0].width, 4) for bar in bars] == [1, 0.5, 2, 0]
    assert bars[1].left + bars[1].width == pytest.approx(bars[0].left)
    assert all(bar.left >= 0 and bar.left + bar.width <= 1 for bar in bars)
    assert not [one for one, next_ in pairwise(bars) if one.top + one.height > next_.top]


def test_lines_climb_with_their_numbers() -> None:
    drawing = draw(chart("line", "1 9", "2 9", "4 9"), texts("de"))
    climbing, level = (shape for shape in drawing.shapes if isinstance(shape, Line))
    (_, first), (_, second), (_, third) = climbing.points
    assert (second - third) == pytest.approx(2 * (first - second))
    assert len({down for _, down in level.points}) == 1
    assert [entry.text for entry in drawing.legend] == ["R0", "R1"]


def test_every_value_of_a_bar_and_every_part_of_a_pie_is_named() -> None:
    words = [w.text for w in draw(chart("bar", "1,5", "-2"), texts("de")).shapes
             if isinstance(w, Words)]  # fmt: skip
    assert words == ["K0", "R0: 1,5", "K1", "R0: −2"]
    assert "R0: 1.5" in str(draw(chart("bar", "1,5", "-2"), texts("en")).shapes)
    legend = draw(chart("pie", "1", "3"), texts("de")).legend
    named = [(one.letter, one.text) for one in legend]
    assert named == [("A", "K0: 1 (25 %)"), ("B", "K1: 3 (75 %)")]


def test_packages_hold_recordings_as_they_are_and_captions_in_the_page(course: Path) -> None:
    with ZipFile(course / "kurs_scorm12.zip") as archive:
        film = archive.getinfo("media/lage.webm")
        assert film.compress_type == ZIP_STORED
        assert archive.read(film) == (PROJECT / "kurs/assets/lage.webm").read_bytes()
        assert not [name for name in archive.namelist() if name.endswith(".vtt")]
        assert {"fonts/ofl.txt", "media/logo.svg"} <= set(archive.namelist())
        page = html.fromstring(archive.read("index.html"))
        manifest = archive.read("imsmanifest.xml").decode()
    captions = [str(track.get("src")) for track in page.iter("track")]
    assert [source.partition(",")[0] for source in captions] == ["data:text/vtt;base64"]
    assert not page.xpath("//*[@style]")
    assert "media/lage.webm" in manifest


def test_the_handout_says_it_all(course: Path) -> None:
    text = subprocess.run(
        ["pdftotext", str(course / "kurs_handout.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert [words for words in WORDS if words not in text] == []
    assert text.count("(Landeskriminalamt)") == 1
    assert b"pdfuaid" in (course / "kurs_handout.pdf").read_bytes()


def test_the_guide_and_the_deck_say_it_all(course: Path) -> None:
    for name, wanted in (("kurs_trainer-guide.docx", WORDS[2:3]), ("kurs.pptx", WORDS)):
        with ZipFile(course / name) as archive:
            parts = (archive.read(part) for part in archive.namelist() if part.endswith(".xml"))
            text = " ".join("".join(map(str, etree.fromstring(part).itertext())) for part in parts)
        assert [words for words in (*wanted, "Das Bild in Worten") if words not in text] == [], name


def test_foreign_words_keep_their_language(course: Path) -> None:
    with ZipFile(course / "kurs_scorm12.zip") as archive:
        page = html.fromstring(archive.read("index.html"))
    assert page.xpath("string(//*[@lang='en'])") == "crisis manager"
    for name, sign in (("kurs.pptx", rb'lang="en-GB"'), ("kurs_trainer-guide.docx", rb'val="en')):
        with ZipFile(course / name) as archive:
            parts = [archive.read(part) for part in archive.namelist() if part.endswith(".xml")]
        assert any(re.search(sign, part) for part in parts), name


def test_an_english_course_speaks_english(tmp_path: Path) -> None:
    source = tmp_path / "courses"
    shutil.copytree(PROJECT, source)
    file = source / "kurs" / "course.yaml"
    file.write_text(file.read_text("utf-8") + "sprache: en\n", "utf-8")
    made = built(source, tmp_path / "out", *OUTPUTS)
    with ZipFile(made / "kurs_scorm12.zip") as archive:
        page = html.fromstring(archive.read("index.html"))
        script = archive.read("player.js").decode()
    words = " ".join(map(str, page.itertext()))
    assert page.get("lang") == "en"
    assert "one lesson, 3 pages" in words
    assert "312.5" in words
    german = {text for key, text in texts("de").items() if key.startswith("player.")}
    german -= set(texts("en").values())
    labels = {str(node.get("aria-label")) for node in page.iter() if node.get("aria-label")}
    spoken = {str(text).strip() for text in page.itertext()} | labels
    assert spoken & german == set()
    assert texts("de")["runtime.not_saved"] not in script
