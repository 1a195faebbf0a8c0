"""Bad input of decks from command line to results: what is told, where, and what is made."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from builder import cli
from tests.print.test_damaged import COURSE, drawn, large
from tests.slides import templates
from tests.slides.lint import complaints
from tests.sources import write_sources

LESSON, TEMPLATE = "kurs/lessons/010-lage.md", "vorlage.pptx"
PROJECT = f"""\
organisation:
  name: Stadt Musterstadt
  kontakt: Personalentwicklung
folien:
  vorlage: {TEMPLATE}
"""
PICTURE = "![Der Lageraum von oben](assets/bild.png)"
CHART = """\
::: diagramm
titel: Anrufe am Tag
daten:
  Montag: viele
  Dienstag: 12
alternativtext: Am Dienstag sind es zwölf.
quelle: Eigene Zählung
:::"""
HEADER = " | ".join(f"Zuständigkeitsverordnung {number}" for number in range(12))
TABLE = f"| {HEADER} |\n{'| --- ' * 12}|\n{'| Amt ' * 12}|"
ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


@dataclass(frozen=True, slots=True)
class Told:
    """What the command line says of bad input, and whether it goes on."""

    code: str
    severity: str
    place: str
    line: int


def cut() -> bytes:
    """A template that a download has left incomplete."""
    whole = templates.stock()
    return whole[: len(whole) // 2]


def on_slide(*blocks: str) -> str:
    shown = "\n\n".join(blocks)
    return (
        "---\ntitel: Lage\nlernziele: [stab]\n---\n\n## Was war? {#was-war}\n\n"
        f"Ein Absatz. [@KM-01]\n\n::: folie\n{shown}\n:::\n"
    )


def of_template(content: Callable[[], bytes]) -> Callable[[], dict[str, str | bytes]]:
    return lambda: {"project.yaml": PROJECT, TEMPLATE: content()}


def of_picture(content: Callable[[], bytes]) -> Callable[[], dict[str, str | bytes]]:
    return lambda: {LESSON: on_slide(PICTURE), "kurs/assets/bild.png": content()}


BAD: dict[str, tuple[Callable[[], dict[str, str | bytes]], Told]] = {
    "template without title": (
        of_template(templates.without_titles), Told("W033", "warning", "project.yaml", 5)
    ),
    "template without body": (
        of_template(templates.without_bodies), Told("W033", "warning", "project.yaml", 5)
    ),
    "template cut off": (of_template(cut), Told("W031", "warning", "project.yaml", 5)),
    "template encrypted": (
        of_template(lambda: ENCRYPTED), Told("W030", "warning", "project.yaml", 5)
    ),
    "template with macros": (
        of_template(templates.with_macros), Told("W032", "warning", "project.yaml", 5)
    ),
    "picture of 100 megapixels": (of_picture(large), Told("P090", "error", LESSON, 11)),
    "picture cut off": (
        of_picture(lambda: drawn("RGB", "PNG")[:-12]), Told("P028", "error", LESSON, 11)
    ),
    "chart of words": (lambda: {LESSON: on_slide(CHART)}, Told("M070", "error", LESSON, 14)),
    "table too wide": (lambda: {LESSON: on_slide(TABLE)}, Told("W023", "warning", LESSON, 11)),
}  # fmt: skip


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    write_sources(folder, {"kurs/course.yaml": COURSE, "kurs/quizzes/test.yaml": None, **files})


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], form: str) -> tuple[int, str]:
    code = cli.main(["build", "--to", "slides,slides-pdf,handout", "--format", form])
    shown = capsys.readouterr()
    assert "Traceback" not in shown.out + shown.err
    return code, shown.out


def told(output: str) -> dict[str, dict[str, Any]]:
    return {found["code"]: found for found in json.loads(output)["diagnostics"]}


@pytest.mark.parametrize("case", BAD)
def test_it_is_told_at_its_place_and_nothing_is_half_made(
    case: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files, expected = BAD[case]
    write(project, files())
    code, output = run(capsys, "json")
    found = told(output)[expected.code]
    assert found["severity"] == expected.severity
    assert (found["path"], found["line"]) == (f"courses/{expected.place}", expected.line)
    assert found["message"]
    assert found["hint"]
    made = sorted(file.name for file in project.glob("output/kurs/*"))
    if expected.severity == "error":
        assert (code, made) == (1, [])
    else:
        assert (code, made) == (0, ["kurs.pptx", "kurs_handout.pdf", "kurs_slides.pdf"])
        deck = (project / "output/kurs/kurs.pptx").read_bytes()
        assert zipfile.ZipFile(io.BytesIO(deck)).testzip() is None
        assert complaints(deck) == []


def test_everything_bad_is_told_in_one_go(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pictures of every kind and the chart, each at its line; the last build stays as it was."""
    write(project, {})
    assert run(capsys, "line")[0] == 0
    before = {file: file.read_bytes() for file in project.glob("output/kurs/*")}
    assert before
    files: dict[str, str | bytes] = {
        LESSON: on_slide(PICTURE, PICTURE.replace("bild", "kaputt"), CHART),
        "kurs/assets/bild.png": large(),
        "kurs/assets/kaputt.png": drawn("RGB", "PNG")[:-12],
    }
    write(project, files)
    code, output = run(capsys, "line")
    assert code == 1
    for line, words in ((11, "P090"), (13, "P028"), (18, "M070")):
        assert f"courses/{LESSON}:{line}:" in output
        assert f"Fehler {words} " in output
    assert {file: file.read_bytes() for file in project.glob("output/kurs/*")} == before
