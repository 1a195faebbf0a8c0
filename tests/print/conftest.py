"""All printed outputs of the sample and of the shipped courses, made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from builder.readers.project import read_project
from tests.print.outputs import outputs
from tests.print.sample import job

COURSES = Path(__file__).parents[2] / "courses"


@pytest.fixture(scope="session")
def printed() -> Mapping[str, bytes]:
    return outputs(job())


@pytest.fixture(scope="session")
def shipped() -> Mapping[str, bytes]:
    project, _ = read_project(COURSES)
    assert project is not None
    files: dict[str, bytes] = {}
    for course in project.courses:
        files |= outputs(replace(job(), project=project, course=course))
    assert files
    return files
