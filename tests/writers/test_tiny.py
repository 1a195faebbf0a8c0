"""The smallest complete course: it uses every block and kind, and every output builds it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from builder.job import Job
from builder.messages import Severity, severity_of
from builder.model.chart import Chart
from builder.model.course import Project
from builder.model.document import Block, Heading, Media, QuizRef
from builder.model.text import walk
from builder.questions import KINDS
from builder.readers.project import read_project
from builder.templates import texts, theme
from builder.writers import WRITERS

TINY = Path(__file__).parent.parent / "courses" / "tiny"


@pytest.fixture(scope="module")
def project() -> Project:
    made, found = read_project(TINY)
    assert not [one.code for one in found if severity_of(one.code) is Severity.ERROR]
    assert made is not None
    return made


def test_it_uses_every_block_but_a_placed_quiz(project: Project) -> None:
    (course,) = project.courses
    used = {type(block) for _, page in course.pages() for block in walk(page.blocks)}
    apart = {QuizRef, Chart, Media}  # charts and recordings: tests/media
    assert used | apart == set(get_args(Block))
    assert Heading in used


def test_it_asks_every_kind_of_question(project: Project) -> None:
    (course,) = project.courses
    assert {question.kind for question in course.questions.values()} == set(KINDS)


@pytest.mark.parametrize("name", WRITERS)
def test_every_output_builds_it_without_a_loss(project: Project, name: str) -> None:
    colours, _ = theme(project.accent, project.span)
    built = datetime(2026, 1, 1, tzinfo=UTC)
    job = Job(project, project.courses[0], colours, texts("de"), built)
    plan, lost = WRITERS[name].plan(job)
    assert not [one.code for one in lost if severity_of(one.code) is Severity.ERROR]
    assert list(WRITERS[name].write(job, plan))
