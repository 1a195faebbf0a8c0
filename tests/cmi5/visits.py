"""Launches of a cmi5 package in Chromium, each judged when it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from builder.artifact import Archive, FileSource
from builder.job import Job
from builder.writers import cmi5
from tests.cmi5.lrs import Lrs
from tests.scorm12.learner import Learner, mounted


def packed(job: Job) -> Mapping[str, bytes]:
    """The files of a package by their names in the zip."""
    (artifact,) = cmi5.write(job, None)
    assert isinstance(artifact.content, Archive)
    found = {}
    for file in artifact.content.files:
        content = file.content
        if isinstance(content, FileSource):
            content = Path(content.file).read_bytes()
        assert isinstance(content, bytes)
        found[str(file.path)] = content
    return found


@dataclass(frozen=True, slots=True)
class Visit:
    page: Page
    learner: Learner

    @property
    def status(self) -> str:
        """What the line says about saving."""
        return self.page.locator("#player_saved").text_content() or ""


@contextmanager
def visit(context: BrowserContext, lrs: Lrs, **data: Any) -> Iterator[Visit]:
    """A launch that ends with the page; nothing that it sends may break a rule.

    The learner goes to another page: a tab that is closed has half a second for its last words,
    which a busy machine does not always keep.
    """
    crashes: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: crashes.append(str(error)))
    page.goto(lrs.launch(**data))
    lrs.wait_for("initialized")
    mounted(page)
    yield Visit(page, Learner(page))
    if not page.is_closed():
        page.goto("about:blank")
    lrs.wait_for("terminated")
    if not page.is_closed():
        page.close()
    wrong = [*crashes, *lrs.faults, *lrs.session.unfinished()]
    assert not wrong, wrong
