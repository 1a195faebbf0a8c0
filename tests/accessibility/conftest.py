"""All sample courses on servers, each built when a journey first needs it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests import sample, stage
from tests.accessibility.journeys import Journey
from tests.media.conftest import PROJECT, built
from tests.player import before
from tests.player.conftest import Quiet, build, context, index, open_page, server

__all__ = ["context", "index", "open_page", "server"]

COURSES: dict[str, Callable[[Path], Path]] = {
    "sample": lambda folder: build(sample.job(), folder),
    "stage": lambda folder: build(stage.job(), folder),
    "pretest": lambda folder: build(before.job(), folder),
    "media": lambda folder: built(PROJECT, folder, "web") / "kurs_web" / "index.html",
}
Address = Callable[[Journey], str]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """Where the course of a journey is served."""
    found: dict[str, str] = {}
    with ExitStack() as running:

        def served(journey: Journey) -> str:
            name = journey.course
            if name not in found:
                page = COURSES[name](tmp_path_factory.mktemp(name))
                handler = partial(Quiet, directory=str(page.parent))
                one = running.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
                threading.Thread(target=one.serve_forever, daemon=True).start()
                running.callback(one.shutdown)
                found[name] = f"http://127.0.0.1:{one.server_port}/index.html"
            return found[name]

        yield served
