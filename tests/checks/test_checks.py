"""What the annotated cases cannot show of the checks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.checks import CHECKS
from builder.messages import FOLDER, catalogue
from builder.model.course import Asset, Course, Organisation, Project
from tests.annotated import BASE

SUBJECTS = ("references", "accessibility", "objectives", "limits", "quiz_lint")
WITHOUT_CASE = {"L006"}
"""A hundred megabytes are too large for a case."""


def _codes(course: Course) -> list[str]:
    project = Project(organisation=Organisation(name=""), courses=(course,), findings={})
    return [diagnostic.code for check in CHECKS for diagnostic in check(project)]


def _course(**parts: object) -> Course:
    return Course(id="kurs", title="Kurs", lessons=(), **parts)  # type: ignore[arg-type]


def test_every_code_has_a_case() -> None:
    files = [file for file in BASE.parent.rglob("*.*") if file.suffix in {".yaml", ".md"}]
    annotated = set(re.findall(r"[A-Z]\d{3}", "".join(file.read_text("utf-8") for file in files)))
    texts = (Path(FOLDER, "de", f"{subject}.toml").read_text("utf-8") for subject in SUBJECTS)
    ours = {code for text in texts for code in re.findall(r"^\[(\w+)\]", text, re.M)}
    assert ours - annotated == WITHOUT_CASE


@pytest.mark.parametrize(("size", "codes"), [(100_000_000, []), (100_000_001, ["L006"])])
def test_a_course_of_many_megabytes(size: int, codes: list[str]) -> None:
    film = Asset("assets/film.mp4", "film.mp4", "video/mp4", size)
    assert _codes(_course(assets=(film,))) == codes


def test_every_check_is_a_sentence_and_says_what_it_asks() -> None:
    for check in CHECKS:
        assert "_" in check.__name__
        assert (check.__doc__ or "").split("\n")[0].endswith((".", "«", ":"))


def test_an_empty_project_is_sound() -> None:
    project = Project(organisation=Organisation(name=""), courses=(), findings={})
    assert [d for check in CHECKS for d in check(project)] == []
    assert catalogue()
