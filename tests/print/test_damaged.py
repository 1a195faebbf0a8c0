"""Whatever the bytes of a picture are: a build makes valid files, or says where the picture is."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import page
import pytest
from PIL import Image as Bitmap

from builder.pipeline import Request, Result, build
from tests.sources import png, write_sources

BUILT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
OUTPUTS = ("slides", "slides-pdf", "handout")
CASES = 200
"""Damaged copies of each picture."""
LESSON = "kurs/lessons/010-lage.md"
COURSE = """\
titel: Ein Kurs
lernziele:
- {id: stab, text: Sie ordnen Stäbe ein., befunde: [KM-01]}
lektionen: [010-lage]
"""
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30">
<style>.a { fill: #0b5c8a }</style>
<defs><linearGradient id="g"><stop offset="0.5" stop-color="#fff"/></linearGradient></defs>
<g transform="translate(2 3)"><path class="a" d="M0 0 L 5 5 C 1 2 3 4 5 6 Z"/></g>
<rect id="r" x="1" y="2" width="9" height="9" rx="2" fill="url(#g)"/><use href="#r" x="4"/>
<text x="3" y="20" font-size="5">Lage</text>
</svg>
"""


def drawn(mode: str, kind: str, **options: bool) -> bytes:
    noise = random.Random(45).randbytes(40 * 30)
    target = io.BytesIO()
    Bitmap.frombytes("L", (40, 30), noise).convert(mode).save(target, kind, **options)
    return target.getvalue()


def moving() -> bytes:
    first, second = Bitmap.new("L", (9, 9), 0), Bitmap.new("L", (9, 9), 255)
    target = io.BytesIO()
    first.save(target, "GIF", save_all=True, append_images=[second])
    return target.getvalue()


PICTURES: dict[str, Callable[[], bytes]] = {
    "rgb.png": lambda: drawn("RGB", "PNG"),
    "farben.png": lambda: drawn("P", "PNG"),
    "foto.jpg": lambda: drawn("RGB", "JPEG"),
    "stufen.jpg": lambda: drawn("RGB", "JPEG", progressive=True),
    "druck.jpg": lambda: drawn("CMYK", "JPEG"),
    "alt.gif": lambda: drawn("P", "GIF"),
    "plan.svg": SVG.encode,
}


def built(folder: Path, name: str, content: bytes) -> Result:
    shown = f"---\ntitel: Lage\nlernziele: [stab]\n---\n\n## Was war? {{#was-war}}\n\n\
![Ein Bild](assets/{name})\n\n::: folie\n![Ein Bild](assets/{name})\n:::\n"
    files: dict[str, str | bytes | None] = {
        LESSON: shown,
        f"kurs/assets/{name}": content,
        "kurs/course.yaml": COURSE,
        "kurs/quizzes/test.yaml": None,
    }
    if name.endswith(".svg"):
        files[f"kurs/assets/{Path(name).stem}.png"] = png(40, 30)
    source = write_sources(folder, files)
    request = Request(source=source, out=folder / "out", built=BUILT, outputs=OUTPUTS)
    return build(request, lambda event: None)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A file as bad copies, bad editors and bad disks make it."""
    changed = bytearray(content)
    place, length = chance.randrange(len(changed)), chance.randrange(1, 20)
    match chance.randrange(5):
        case 0:
            del changed[place:]
        case 1:
            del changed[place : place + length]
        case 2:
            changed[place:place] = chance.randbytes(length)
        case _:
            for _ in range(chance.choice((1, 1, 3, 10))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def told(result: Result) -> set[str]:
    return {found.code for found in result.diagnostics if found.code.startswith("P")}


@pytest.mark.soak
@pytest.mark.parametrize("name", PICTURES)
def test_any_damage_is_told_or_harmless(name: str, share: int, tmp_path: Path) -> None:
    content, chance = PICTURES[name](), random.Random(name)
    outcomes = set()
    for number in range(CASES // share):
        folder = tmp_path / str(number)
        result = built(folder, name, mutated(content, chance))
        outcomes.add(result.is_sound)
        if not result.is_sound:
            places = {found.span.path.partition("courses/")[2] for found in result.diagnostics}
            assert LESSON in places
            assert not list(folder.glob("out/kurs"))
        for file in folder.glob("out/kurs/*.pdf"):
            report = page.validate_pdf_bytes(
                file.read_bytes(), profile=page.ValidationProfile.PDF_UA_1
            )
            assert not report.failures
    assert False in outcomes


@pytest.mark.parametrize("name", PICTURES)
def test_sound_picture_is_built(name: str, tmp_path: Path) -> None:
    result = built(tmp_path, name, PICTURES[name]())
    assert told(result) == ({"P091"} if name == "druck.jpg" else set())
    assert result.is_sound
    assert len(list(tmp_path.glob("out/kurs/*"))) == len(OUTPUTS)


def test_picture_that_only_typesetting_refuses_is_told_at_its_place(tmp_path: Path) -> None:
    content = bytearray(drawn("P", "GIF"))
    middle = len(content) - 40
    content[middle : middle + 8] = b"\xff" * 8  # codes that no pixel has had yet
    result = built(tmp_path, "alt.gif", bytes(content))
    (found,) = (found for found in result.diagnostics if found.code == "P028")
    assert (found.values["name"], found.span.line) == ("assets/alt.gif", 8)
    assert not result.is_sound
    assert not list(tmp_path.glob("out/kurs"))


def large() -> bytes:
    """A picture of 100 megapixels in some kilobytes."""
    target = io.BytesIO()
    Bitmap.new("1", (10_000, 10_000)).save(target, "PNG")
    return target.getvalue()


def repeated() -> bytes:
    levels = "".join(
        f'<g id="a{n + 1}">{f"""<use href="#a{n}"/>""" * 10}</g>' for n in range(9)
    )  # a thousand million
    return SVG.replace("<text", f'<g id="a0"/>{levels}<use href="#a9"/><text').encode()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("b.png", large, "P090"),
        ("b.jpg", lambda: drawn("CMYK", "JPEG"), "P091"),
        ("b.gif", moving, "P092"),
        ("b.svg", repeated, "P093"),
        ("b.svg", lambda: SVG.replace('width="40"', 'width="0"').encode(), "P028"),
        ("b.svg", lambda: SVG.replace("Lage", "Läge").encode("latin-1"), "P028"),
        ("b.png", lambda: drawn("RGB", "PNG")[:-12], "P028"),
        ("b.jpg", lambda: drawn("RGB", "JPEG")[:-2], "P028"),
        ("b.jpg", lambda: drawn("RGB", "PNG"), "P027"),
    ],
)
def test_doubtful_picture(
    name: str, content: Callable[[], bytes], code: str, tmp_path: Path
) -> None:
    result = built(tmp_path, name, content())
    assert told(result) == {code}
    assert result.is_sound is (code in {"P091", "P092"})
