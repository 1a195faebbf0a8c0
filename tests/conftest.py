"""Fixtures that several test folders share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from builder.diagnostics import Diagnostic
from builder.model.course import Project
from tests import browser
from tests.sources import Sources, read_sources

ProjectFrom = Callable[[Sources], tuple[Project | None, tuple[Diagnostic, ...]]]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a run; each test opens its own context."""
    with browser.chromium() as running:
        yield running


@pytest.fixture
def project_from(tmp_path: Path) -> ProjectFrom:
    """Reads the minimal project with some of its files changed, added or (None) left out."""

    def read(files: Sources) -> tuple[Project | None, tuple[Diagnostic, ...]]:
        return read_sources(tmp_path, files)

    return read


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="Rewrite golden files as they are now")
    parser.addoption("--soak", action="store_true", help="Random tests whole instead of a tenth")


def pytest_configure(config: pytest.Config) -> None:
    """Generated examples are the same in each run; others, and ten times as many, in soak."""
    soak = config.getoption("--soak")
    settings.register_profile(
        "tests", deadline=None, derandomize=not soak, max_examples=2000 if soak else 200
    )
    settings.load_profile("tests")


@pytest.fixture(scope="session")
def share(request: pytest.FixtureRequest) -> int:
    """Into how many parts a random test divides its number of cases: one with ``--soak``."""
    return 1 if request.config.getoption("--soak") else 10


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten instead of compared."""
    return bool(request.config.getoption("--accept"))
