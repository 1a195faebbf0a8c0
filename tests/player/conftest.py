"""The sample course as a web version, opened from a file and from a server."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from builder.artifact import FileSource
from builder.job import Job
from builder.writers import web
from tests import sample

Open = Callable[..., Page]
BLANK = "about:blank"
DRAWN = "#player_percent:not(:empty)"
"""What is read is marked with the picture after the one that shows the page."""


class Quiet(SimpleHTTPRequestHandler):
    """A server that keeps its requests to itself."""

    def log_message(self, format: str, *args: object) -> None:
        pass


def build(job: Job, folder: Path) -> Path:
    """Writes the web version below a folder and returns its page."""
    for artifact in web.write(job, None):
        file = folder / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(artifact.content, FileSource):
            shutil.copyfile(artifact.content.file, file)
        else:
            assert isinstance(artifact.content, bytes)
            file.write_bytes(artifact.content)
    return folder / job.course.id / f"{job.course.id}_web" / "index.html"


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample course."""
    return build(sample.job(), tmp_path_factory.mktemp("player"))


@pytest.fixture(scope="session")
def server(index: Path) -> Iterator[str]:
    """Address of the sample course on a server of its own."""
    handler = partial(Quiet, directory=str(index.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/index.html"
        running.shutdown()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile without animations."""
    made = chromium.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="de-DE"
    )
    yield made
    made.close()


@pytest.fixture
def open_page(context: BrowserContext, server: str) -> Iterator[Open]:
    """Opens a page of the sample; an error of a script or a refused resource fails the test."""
    wrong: list[str] = []

    def opened(page_id: str = "", address: str = server) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
        page.on("requestfailed", lambda request: wrong.append(request.url))
        page.goto(address + (f"#page_{page_id}" if page_id else ""))
        if address != BLANK:
            page.locator(DRAWN).wait_for(state="attached")
        return page

    yield opened
    assert not wrong
