"""Launches of a package in the LMS for tests, each judged when it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Frame, Page

from builder.artifact import Archive, Artifact, FileSource
from builder.job import Job
from builder.writers import scorm12
from tests.scorm12.learner import Learner, mounted
from tests.scorm12.lms import Lms
from tests.scorm12.strict12 import faults

SAVES = ("LMSCommit", "LMSFinish")
"""Each sends what the LMS holds to its server."""
FINISHED = "calls.some(call => call.method === 'LMSFinish')"


def packed(job: Job) -> Mapping[str, bytes]:
    """The files of a package by their names in the zip."""
    (artifact,) = scorm12.write(job, None)
    assert isinstance(artifact.content, Archive)
    return {str(file.path): file_bytes(file) for file in artifact.content.files}


def file_bytes(file: Artifact) -> bytes:
    match file.content:
        case bytes() as content:
            return content
        case FileSource(file=name):
            return Path(name).read_bytes()
        case Archive():
            raise ValueError(f"{file.path}: an archive in a package")


@dataclass(frozen=True, slots=True)
class Visit:
    """One launch: the LMS's page, the course's window in it and the learner before it."""

    host: Page
    view: Frame | Page
    learner: Learner

    def calls(self, method: str = "", element: str = "") -> list[dict[str, Any]]:
        """Calls of the course so far, all or those of a method for elements that contain a name."""
        made: list[dict[str, Any]] = self.host.evaluate("calls")
        return [
            call
            for call in made
            if method in call["method"] and (not element or element in str(call["args"][0]))
        ]

    def written(self, element: str) -> list[str]:
        """The values set for elements that contain a name, in order."""
        return [call["args"][1] for call in self.calls("LMSSetValue", element)]

    def held(self) -> dict[str, Any]:
        """Every value that the LMS holds."""
        values: dict[str, Any] = self.host.evaluate("held()")
        return values


@contextmanager
def visit(context: BrowserContext, lms: Lms, popup: bool = False) -> Iterator[Visit]:
    """A launch that ends with the course's window and whose calls must all be legal."""
    before = len(lms.bodies)
    host = context.new_page()
    crashes: list[str] = []
    context.on("weberror", lambda error: crashes.append(str(error.error)))
    host.goto(f"{lms.address}/host.html")
    view = _popup(host) if popup else _frame(host)
    mounted(view)
    current = Visit(host, view, Learner(view))
    yield current
    if isinstance(view, Page):
        view.close(run_before_unload=True)
    else:
        host.evaluate("leaveFrame()")
    host.wait_for_function(FINISHED)
    calls = current.calls()
    saved = [call for call in calls if call["method"] in SAVES and call["result"] == "true"]
    lms.wait_for(before + len(saved))
    host.close()
    assert crashes == []
    assert faults(calls) == []
    assert [call for call in calls if call["error"] != "0"] == []


def _frame(host: Page) -> Frame:
    host.evaluate("openInFrame()")
    mounted(host.frame_locator("iframe"))
    frame = host.frame("course")
    assert frame is not None
    return frame


def _popup(host: Page) -> Page:
    with host.expect_popup() as opened:
        host.evaluate("openInPopup()")
    return opened.value
