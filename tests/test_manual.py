"""The manual's tables are those that the readers use; ``pytest --accept`` writes them anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.job import Job
from builder.questions import KINDS
from builder.readers.chart import CHART_KEYS
from builder.readers.course import COURSE_KEYS
from builder.readers.directives import DIRECTIVES, Need
from builder.readers.finding import FINDINGS_KEYS
from builder.readers.glossary import GLOSSARY_KEYS
from builder.readers.keys import Form, Key
from builder.readers.lesson import LESSON_KEYS
from builder.readers.project import PROJECT_KEYS, read_project
from builder.readers.quiz import QUIZ_KEYS
from builder.readers.scenario import SCENARIO_KEYS
from builder.templates import texts, theme
from builder.writers import WRITERS

MANUAL = Path(__file__).parent.parent / "HANDBUCH.md"

FORMS = {
    Form.TEXT: "Text",
    Form.PROSE: "Markdown",
    Form.ID: "Kennung",
    Form.LANGUAGE: "Sprachkürzel",
    Form.COLOUR: "Farbe wie #0b5c8a",
    Form.DATE: "Datum wie 1.11.2026",
    Form.WHOLE: "ganze Zahl",
    Form.MINUTES: "Minuten",
    Form.CLOCK: "Uhrzeit wie 9:00",
    Form.DECIMAL: "Zahl",
    Form.PERCENT: "Prozent",
    Form.YES_NO: "ja oder nein",
    Form.NAMES: "Liste von Kennungen",
    Form.TEXTS: "Liste von Texten",
    Form.PAIRS: "Liste von Paaren",
    Form.ENTRIES: "eigene Namen mit Text",
    Form.MAPPING: "Schlüssel darunter",
    Form.MAPPINGS: "Liste von Einträgen",
    Form.NAMED: "eigene Namen, darunter Schlüssel",
}

KEY_TABLES = {
    "`project.yaml`": PROJECT_KEYS.all,
    "`course.yaml`": COURSE_KEYS.all,
    "Kopf einer Lektion": LESSON_KEYS.all,
    "Baustein `diagramm`": CHART_KEYS.all,
    "`quizzes/*.yaml`": QUIZ_KEYS.all,
    "`scenarios/*.yaml`": SCENARIO_KEYS.all,
    "`findings/*.yaml`": FINDINGS_KEYS.all,
    "`glossary.yaml`": GLOSSARY_KEYS.all,
}


def test_the_manual_names_every_key_and_directive(accept: bool) -> None:
    manual = MANUAL.read_text("utf-8")
    current = filled(filled(manual, "directives", directives()), "keys", keys())
    if accept:
        MANUAL.write_text(current, "utf-8")
    assert manual == current or accept, "HANDBUCH.md is out of date: pytest --accept"


def filled(text: str, name: str, lines: Iterable[str]) -> str:
    block = f"<!-- {name} -->\n\n" + "\n".join(lines) + f"\n\n<!-- /{name} -->"
    return re.sub(f"<!-- {name} -->.*<!-- /{name} -->", lambda _: block, text, flags=re.DOTALL)


def directives() -> Iterator[str]:
    yield "| Baustein | englisch | dahinter | |"
    yield "|---|---|---|---|"
    needs = {Need.NONE: "nichts", Need.OPTIONAL: "Titel, wenn Sie wollen", Need.REQUIRED: "Pflicht"}
    for entry in DIRECTIVES:
        yield f"| `{entry.alias}` | `{entry.name}` | {needs[entry.argument]} | {entry.about} |"


def keys() -> Iterator[str]:
    for title, table in KEY_TABLES.items():
        yield f"### Alle Schlüssel: {title}"
        yield ""
        yield "| Schlüssel | englisch | Wert | |"
        yield "|---|---|---|---|"
        yield from rows(table, 0)
        yield ""
    yield "### Arten von Fragen"
    yield ""
    yield "| Art | erkannt an | weitere Schlüssel |"
    yield "|---|---|---|"
    for kind in KINDS.values():
        signs = [key.german for key in kind.KEYS if key.name == kind.SIGN]
        others = ", ".join(f"`{key.german}`" for key in kind.KEYS if key.name != kind.SIGN)
        yield f"| {kind.ABOUT} | `{', '.join(signs) or kind.SIGN}` | {others} |"


def rows(table: Iterable[Key], depth: int) -> Iterator[str]:
    for key in table:
        indent = "· " * depth
        duty = " (Pflicht)" if key.required else ""
        form = FORMS.get(key.form) or " oder ".join(f"`{german}`" for _, german in key.choices)
        yield f"| {indent}`{key.german}`{duty} | `{key.name}` | {form} | {key.about} |"
        if key.keys:
            yield from rows(key.keys.all, depth + 1)


@pytest.fixture(scope="module")
def tiny() -> Job:
    """The smallest complete course."""
    project, _ = read_project(MANUAL.parent / "tests/courses/tiny")
    assert project is not None
    colours, _ = theme(project.accent, project.span)
    return Job(project, project.courses[0], colours, texts("de"), datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("name", WRITERS)
def test_the_manual_names_every_output_with_its_files(tiny: Job, name: str) -> None:
    row = re.search(rf"^\|[^|\n]*`{name}`[^|\n]*\|([^|\n]*)\|", MANUAL.read_text("utf-8"), re.M)
    assert row is not None, f"HANDBUCH.md: no row for »{name}« among the outputs"
    named = {file.replace("…", "tiny") for file in re.findall("`([^`]+)`", row[1])}
    plan, _ = WRITERS[name].plan(tiny)
    files = (artifact.path for artifact in WRITERS[name].write(tiny, plan))
    made = {path.relative_to("tiny").as_posix() for path in files}
    assert named & made
    assert {path for path in made if "/" not in path} <= named
