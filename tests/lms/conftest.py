"""The sample course as a package, with and without its journal, on a server of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from builder.model.course import DataProtection
from tests import sample
from tests.lms.serving import serving
from tests.scorm12.visits import packed


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    job = sample.job(mode=DataProtection.FULL)
    bare = replace(job, project=replace(job.project, journal=False))
    with serving({"package": packed(job), "bare": packed(bare)}) as running:
        yield running
