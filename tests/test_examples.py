"""What manual and README show can be written and called just so: their examples make a project."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import click
import pptx
import pytest
import yaml

from builder.cli import kurswerk, main
from builder.messages import catalogue
from builder.pipeline import Request, build
from builder.readers.keys import Key
from builder.templates import texts
from tests.slides.templates import stock
from tests.sources import png
from tests.test_manual import KEY_TABLES, MANUAL

ROOT = MANUAL.parent
TEXT = MANUAL.read_text("utf-8")
BUILT = datetime(2026, 11, 2, tzinfo=UTC)
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```(?:yaml|markdown)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
INLINES = sorted(set(re.findall(r"`((?:!?\[[^\[]|\*[*\[]?\w|\{\{)[^`]+)`", TEXT)))
"""Markup of words that running text and tables show."""
STANDING_FOR = {
    "#kennung": "#fragen",
    "assets/bild.svg": "assets/lage.svg",
    "assets/rathaus.svg": "assets/lage.svg",
    "https://…": "https://example.org",
    "local.…": "local.name",
}
"""Names in such markup that stand for any others."""

PROJECT, PAGES, QUIZ = "project.yaml", "kurs/lessons/020-bausteine.md", "kurs/quizzes/uebungen.yaml"
PLACES = {
    "titel: Brandschutz": "brandschutz/course.yaml",
    "---\ntitel: Der Fluchtweg": "brandschutz/lessons/010-fluchtweg.md",
    "---\ntitel: Die Lage beurteilen": "kurs/lessons/010-lage.md",
    "begriffe:": "kurs/glossary.yaml",
    "::: diagramm": PAGES,
    "::: film": PAGES,
    "::: abbildung": PAGES,
    "folien:": PROJECT,
    "barrierefreiheit:": PROJECT,
    "quiz: uebungen": QUIZ,
    "- id: u-kontakt": QUIZ,
    "titel: Kein Strom im Rathaus": "kurs/scenarios/strom.yaml",
}
"""Where an example that begins so belongs; several in one file follow each other."""
TOLD_OF_TEMPLATES = {"W029", "W034", "W037"}
"""Faint colours, small letters and layouts that stand in for others: nobody can mend them."""

AROUND = {
    PROJECT: """\
organisation:
  name: Stadt Beispielstadt
  kontakt: Personalentwicklung
  email: lernen@beispielstadt.example
lokal:
  name: das Rathaus
ausgaben: [web, slides, handout, accessibility]
""",
    "kurs/course.yaml": """\
titel: Die Beispiele des Handbuchs
lernziele:
- id: lage-beurteilen
  text: Sie beurteilen eine Lage.
  befunde: [KM-31]
- id: stab-formate
  text: Sie ordnen Stäbe ein.
  befunde: [KM-11]
- id: kontakte
  text: Sie planen Kontakte.
  befunde: [KM-17]
lektionen: [010-lage, 020-bausteine]
""",
    PAGES: """\
---
titel: Bausteine
lernziele: [stab-formate, kontakte]
---

## Fragen und ein Szenario {#fragen}

Der [Stab]{begriff=verwaltungsstab} entscheidet, siehe [die Seite davor](#vor-die-lage).

::: frage u-stab-dauer
:::

::: frage u-kontakt
:::

::: frage u-drei-fragen
:::

::: szenario strom
:::

::: folie
- Fragen und ein Szenario
:::

## Bausteine {#bausteine}

::: folie
- Diagramm, Film und Abbildung
:::

{inlines}

""",
    "kurs/quizzes/weitere.yaml": """\
titel: Weitere
fragen:
- id: u-erlass
  befunde: [KM-31]
  lernziel: lage-beurteilen
  aussage: Ein Erlass nennt oft eine Frist.
  stimmt: ja
  weil: Wer die Frist kennt, plant in Ruhe.
""",
}


def template() -> bytes:
    """A deck's template with the layouts that the manual names."""
    show = pptx.Presentation(io.BytesIO(stock()))
    for number, name in ((1, "Quizfrage"), (7, "Zitat")):
        show.slide_layouts[number]._element.cSld.set("name", name)
    target = io.BytesIO()
    show.save(target)
    return target.getvalue()


def standing(inline: str) -> str:
    for word, other in STANDING_FOR.items():
        inline = inline.replace(word, other)
    return inline


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of all examples, and of the little that they take for granted."""
    root = tmp_path / "courses"
    shutil.copytree(ROOT / "courses/findings", root / "findings")
    files = dict(AROUND)
    for example in EXAMPLES:
        (place,) = (file for start, file in PLACES.items() if example.startswith(start))
        files[place] = files.get(place, "") + example + "\n" * (place == PAGES)
    files[PAGES] = files[PAGES].replace("{inlines}", "\n\n".join(map(standing, INLINES)))
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / "stadt.potx").write_bytes(template())
    assets = root / "kurs/assets"
    assets.mkdir()
    shutil.copy(ROOT / "tests/media/project/kurs/assets/lage.vtt", assets)
    (assets / "lage.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    for name in ("hafen", "kontaktnetz", "lage"):
        shutil.copy(
            ROOT / "courses/krisenmanagement/assets/kontaktnetz.svg", assets / f"{name}.svg"
        )
        (assets / f"{name}.png").write_bytes(png(1600, 900))
    return root


def test_the_examples_of_the_manual_make_a_project_that_builds(project: Path) -> None:
    request = Request(source=project, out=project.parent / "output", built=BUILT)
    result = build(request, lambda _: None)
    assert result.is_sound
    told = {(one.span.path.split("/")[1], one.code) for one in result.diagnostics}
    assert {code for place, code in told if place == "project.yaml"} <= TOLD_OF_TEMPLATES
    assert {code for place, code in told if place == "kurs"} == {"S049"}, "short on purpose"
    assert {code for place, code in told if place == "brandschutz"} == {"O001", "O005", "W020"}


@pytest.mark.parametrize("call", sorted(set(re.findall("`(kurswerk [^`]+)`", TEXT + README))))
def test_calls_are_understood(call: str) -> None:
    _, name, *arguments = shlex.split(call)
    group = click.Context(kurswerk, **kurswerk.context_settings)
    kurswerk.commands[name].make_context(name, arguments, parent=group)


def test_options_and_targets_exist() -> None:
    options = {
        opt for command in kurswerk.commands.values() for p in command.params for opt in p.opts
    }
    assert set(re.findall("`(--[a-z]+)`", TEXT + README)) <= options
    targets = re.findall("^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall("make ([a-z]+)[`\n ]", TEXT + README)) <= {*targets, "oder"}


def test_codes_exist() -> None:
    assert set(re.findall(r"\b[A-Z]\d{3}\b", TEXT + README)) <= set(catalogue())


@pytest.mark.parametrize("setting", sorted(set(re.findall(r"`([a-z_]+: [^`]+)`", TEXT + README))))
def test_settings_in_running_text_can_be_written(setting: str) -> None:
    tables = (*KEY_TABLES.values(),)
    assert any(fits(yaml.load(setting, yaml.BaseLoader), every(table)) for table in tables)


def every(keys: Iterable[Key]) -> Iterator[Key]:
    for key in keys:
        yield key
        if key.keys:
            yield from every(key.keys.all)


def fits(value: object, keys: Iterable[Key]) -> bool:
    """Whether some of the keys take what a setting says, where they name their values."""
    if not isinstance(value, dict):
        return True
    keys = tuple(keys)
    return all(
        any(takes(key, inner) for key in keys if key.german == name)
        for name, inner in value.items()
    )


def takes(key: Key, value: object) -> bool:
    words = {german for _, german in key.choices}
    return fits(value, key.keys.all if key.keys else ()) and (not words or value in words)


def test_the_status_line_says_what_the_manual_says() -> None:
    rows = re.search(r"\| Anzeige \| Bedeutung \|\n.*\n((?:\|.*\n)+)", TEXT)
    assert rows is not None
    said = {row.split(" | ")[0].strip("| ") for row in rows[1].splitlines()}
    words = texts("de")
    names = ("saved", "saved_here", "saved_device", "unsaved", "not_saved", "preview")
    assert said == {words[f"runtime.{name}"] for name in names}


def test_the_mistake_in_the_readme_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "courses", tmp_path / "courses")
    quiz = tmp_path / "courses/krisenmanagement/quizzes/uebungen.yaml"
    quiz.write_text(quiz.read_text("utf-8").replace("[KM-01,", "[KM-99, KM-01,", 1), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    assert main(["check"]) == 1
    shown = re.search(r"```text\n(.*?) *```", README, re.DOTALL)
    assert shown is not None
    assert dedent(shown[1]).strip() in capsys.readouterr().out
