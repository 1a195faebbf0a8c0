"""A certificate for the LRS of the tests, made anew for each run; packages accept https alone."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from builder.model.course import Course, DataProtection
from tests import sample
from tests.cmi5.lrs import Lrs, serving
from tests.cmi5.visits import packed

Serve = Callable[..., Lrs]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("tls") / "lrs.pem"
    kind = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    command = ["openssl", "req", *kind, "-keyout", str(file)]
    made = subprocess.run(command, capture_output=True, check=True)
    with file.open("ab") as end:
        end.write(made.stdout)
    return file


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that believes the certificate of the test's LRS."""
    context = chromium.new_context(ignore_https_errors=True)
    yield context
    context.close()


@pytest.fixture
def serve(certificate: Path) -> Iterator[Serve]:
    """Starts an LMS with a course (the sample) in a mode of data protection (full)."""
    with ExitStack() as running:

        def start(course: Course | None = None, mode: DataProtection = DataProtection.FULL) -> Lrs:
            lrs = Lrs(packed(sample.job(course, mode)))
            return running.enter_context(serving(lrs, certificate))

        yield start
