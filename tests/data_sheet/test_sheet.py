"""The sheet as a page and as text: whole, valid, accessible, for the mode and the outputs built."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Browser

from builder.job import Job
from builder.model.course import DataProtection
from builder.writers import WRITERS, data_sheet
from builder.writers.data_sheet.tables import table
from builder.writers.html import Element
from tests import sample, stage

TESTS = Path(__file__).parent.parent
AXE = (TESTS / "node_modules/axe-core/axe.min.js").read_text("utf-8")


def job(mode: DataProtection = DataProtection.RESULT, outputs: Iterable[str] = ()) -> Job:
    made = sample.job(mode=mode)
    return replace(made, project=replace(made.project, outputs=tuple(outputs)))


def files(made: Job) -> dict[str, str]:
    plan, lost = data_sheet.plan(made)
    assert lost == ()
    found = {}
    for artifact in data_sheet.write(made, plan):
        assert isinstance(artifact.content, bytes)
        found[str(artifact.path)] = artifact.content.decode()
    return found


def page(made: Job) -> str:
    return files(made)["tiny/tiny_data-sheet.html"]


def words(node: Element) -> str:
    return " ".join("".join(str(part) for part in node.itertext()).split())


def test_the_sheet_is_a_page_and_a_text() -> None:
    assert list(files(job())) == ["tiny/tiny_data-sheet.html", "tiny/tiny_data-sheet.md"]
    assert WRITERS["data-sheet"] is data_sheet


def test_the_same_course_gives_the_same_bytes() -> None:
    assert files(job()) == files(job())


def test_a_project_without_players_has_no_sheet() -> None:
    assert files(job(outputs=["slides", "data-sheet"])) == {}


def test_only_outputs_that_are_built_are_told_of() -> None:
    text = files(job(outputs=["scorm12", "slides"]))["tiny/tiny_data-sheet.md"]
    assert "## SCORM 1.2" in text
    assert "cmi5-Paket" not in text
    assert "## cmi5" not in text
    assert "## Webfassung" not in text


@pytest.mark.parametrize("mode", DataProtection)
def test_a_web_version_alone_tells_no_lms_anything(mode: DataProtection) -> None:
    text = files(job(mode, ["web"]))["tiny/tiny_data-sheet.md"]
    assert "Die Lernplattform erfährt" not in text
    assert "Was die Lernplattform entscheidet" not in text
    assert "Feld der Lernplattform" not in text


@pytest.mark.parametrize("mode", DataProtection)
@pytest.mark.parametrize("name", ["scorm12", "cmi5"])
def test_every_field_of_the_mode_is_in_page_and_text(name: str, mode: DataProtection) -> None:
    both = files(job(mode, [name]))
    cells = {
        words(cell)
        for cell in lxml_html.fromstring(both["tiny/tiny_data-sheet.html"]).iter("th", "td")
    }
    told = table(name)
    for field in (*told.written, *told.read):
        said = [field.element, field.purpose, *([field.example, field.when] if field.when else [])]
        if mode in field.modes:
            assert set(said) <= cells
            assert field.element in both["tiny/tiny_data-sheet.md"]
        else:
            assert field.purpose not in cells


@pytest.mark.parametrize("mode", DataProtection)
def test_the_page_is_filled(mode: DataProtection) -> None:
    text = page(job(mode))
    assert "slot" not in text
    assert "data-" not in text.replace("data-sheet", "")
    assert "Beispielstadt" in text
    assert "01.01.2026" in text
    names = {"anonymous": "anonym", "result": "ergebnis", "full": "voll"}
    said = files(job(mode))["tiny/tiny_data-sheet.md"]
    assert f"- **Datenschutz-Modus:** **{names[mode]}**" in said
    assert ("jede einzelne Antwort" in said) == (mode is DataProtection.FULL)


@pytest.mark.parametrize("mode", DataProtection)
def test_decisions_are_told_of_where_there_are_any(mode: DataProtection) -> None:
    said = files(stage.job(mode))["tiny/tiny_data-sheet.md"]
    assert ("jede Entscheidung in einem Szenario" in said) == (mode is DataProtection.FULL)
    assert ("von höchstens drei Durchgängen" in said) == (mode is not DataProtection.ANONYMOUS)
    assert "Notizen zu den Fragen einer Nachbesprechung" in said
    assert "Nachbesprechung" not in files(job(mode))["tiny/tiny_data-sheet.md"]


def test_the_text_has_all_words_of_the_page() -> None:
    both = files(job())
    (body,) = lxml_html.fromstring(both["tiny/tiny_data-sheet.html"]).iter("body")
    shown = re.findall(r"\w+", " ".join(str(part) for part in body.itertext()))
    assert sorted(re.findall(r"\w+", both["tiny/tiny_data-sheet.md"])) == sorted(shown)


def test_the_page_is_valid_html(tmp_path: Path) -> None:
    checker = TESTS / "node_modules" / ".bin" / "html-validate"
    config = TESTS / "writers" / "html-validate.json"
    file = tmp_path / "sheet.html"
    file.write_text(page(job(DataProtection.FULL)), "utf-8")
    command = [str(checker), "--config", str(config), str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_overflows(
    chromium: Browser, tmp_path: Path, scheme: str, width: int
) -> None:
    file = tmp_path / "sheet.html"
    file.write_text(page(job(DataProtection.FULL)), "utf-8")
    context = chromium.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
        bypass_csp=True,
    )
    opened = context.new_page()
    opened.goto(file.as_uri())
    opened.evaluate(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    run = "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })"
    found = opened.evaluate(run, tags)["violations"]
    assert [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]] == []
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
