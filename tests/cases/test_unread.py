"""Of a source that cannot be read, only that is told: never what follows from it elsewhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import builder
from builder.messages import Severity, has_errors, severity_of
from builder.readers.project import read_project
from builder.readers.source import HARMLESS
from tests.annotated import BASE, diagnosed, stage
from tests.cases.test_cases import CASES

BUILDER = Path(builder.__file__).parent
LESSON = "kurs/lessons/010-stab.md"
ADDED = {
    LESSON: """
[Der Stab](#stab) der {{organisation.name}} ist ein [Stab]{begriff=stab}.

::: szenario lage
:::
""",
    "kurs/course.yaml": "vortest: uebungen\n",
    "kurs/lessons/020-zwei.md": """---
titel: Wann er tagt
lernziele: [stab-kennen]
---

## Wann ein Stab tagt {#tagt}

Was ein Stab ist, steht [auf der ersten Seite](#stab).
""",
    "kurs/glossary.yaml": """begriffe:
- begriff: Stab
  erklaerung: Eine Gruppe.
""",
    "kurs/scenarios/lage.yaml": """titel: Kein Strom
beginn: eins
lagen:
  eins:
    titel: Eins
    meldung: Der Strom ist weg.
    optionen:
      - wahl: Erst informieren
        rueckmeldung: So geschieht es.
        guete: gut
        befunde: [KM-01]
        weiter: ende
enden:
  - titel: Alle wissen Bescheid
    sonst: ja
""",
}
FILES = (
    "project.yaml",
    "findings/workshop.yaml",
    "kurs/quizzes/uebungen.yaml",
    *ADDED,
)


def _emptied(file: Path) -> None:
    file.write_text("\n", "utf-8")


def _indented_with_tabs(file: Path) -> None:
    lines = file.read_text("utf-8").split("\n")
    at = lines[0] == "---"
    lines.insert(at, "\t" + lines.pop(at))
    file.write_text("\n".join(lines), "utf-8")


def _in_another_encoding(file: Path) -> None:
    file.write_text(file.read_text("utf-8"), "utf-16")


def _leading_nowhere(file: Path) -> None:
    file.unlink()
    file.symlink_to("nowhere")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = shutil.copytree(BASE, tmp_path / "courses")
    for name, text in ADDED.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text((file.read_text("utf-8") if file.exists() else "") + text, "utf-8")
    lessons = folder / "kurs/course.yaml"
    listed = lessons.read_text("utf-8").replace("[010-stab]", "[010-stab, 020-zwei]")
    lessons.write_text(listed, "utf-8")
    return folder


def _errors(root: Path) -> set[tuple[str, str]]:
    """The files with errors, and the codes; the course is too small to be without hints."""
    return {(path, said) for path, _, said in diagnosed(root) if said.startswith("error")}


def test_the_course_has_no_mistake_before(root: Path) -> None:
    assert _errors(root) == set()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "spoil", [_emptied, _indented_with_tabs, _in_another_encoding, _leading_nowhere]
)
def test_only_the_cause_is_told(name: str, spoil: Callable[[Path], None], root: Path) -> None:
    before = set(diagnosed(root))
    spoil(root / name)
    new = {(path, said) for path, _, said in set(diagnosed(root)) - before}
    assert {path for path, _ in new} == {f"courses/{name}"}
    assert len(new) == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_is_passed_over_without_an_error(case: Path, tmp_path: Path) -> None:
    """What could not be read stops the build; else a check that is silent would let it pass."""
    project, found = read_project(stage(case, tmp_path)[0])
    courses = project.courses if project else ()
    gaps = [course.unread for course in courses] + ([project.unread] if project else [])
    judged = [scenario.is_whole for course in courses for scenario in course.scenarios]
    judged += [each.is_whole for course in courses for each in course.questions.values()]
    assert has_errors(found) or (not any(gaps) and all(judged))


def test_whatever_readers_say_of_gaps_is_an_error_or_harmless() -> None:
    said = {
        code
        for folder in ("readers", "questions")
        for module in (BUILDER / folder).glob("*.py")
        for code in re.findall(r'"([QSY]\d{3})"', module.read_text("utf-8"))
    }
    assert {code for code in said if severity_of(code) is not Severity.ERROR} == HARMLESS
