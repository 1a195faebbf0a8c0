"""The course with charts, recordings and pictures, built for the web and served."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from builder.pipeline import Request, build
from tests.player.conftest import Quiet

PROJECT = Path(__file__).parent / "project"
BUILT = datetime(2026, 1, 1, tzinfo=UTC)


def built(source: Path, out: Path, *outputs: str) -> Path:
    """The folder of the course, with the outputs that are asked for."""
    result = build(Request(source=source, out=out, built=BUILT, outputs=outputs), lambda _: None)
    assert result.is_sound, result.diagnostics
    return out / "kurs"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(PROJECT, tmp_path_factory.mktemp("media"), "web") / "kurs_web"


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/index.html"
        running.shutdown()
