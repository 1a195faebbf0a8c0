"""Fixtures that several test folders share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.diagnostics import Diagnostic
from builder.model.course import Project
from tests.sources import Sources, read_sources

ProjectFrom = Callable[[Sources], tuple[Project | None, tuple[Diagnostic, ...]]]


@pytest.fixture
def project_from(tmp_path: Path) -> ProjectFrom:
    """Reads the minimal project with some of its files changed, added or (None) left out."""

    def read(files: Sources) -> tuple[Project | None, tuple[Diagnostic, ...]]:
        return read_sources(tmp_path, files)

    return read
