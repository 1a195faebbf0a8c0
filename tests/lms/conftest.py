"""The sample course as packages, with and without its journal, on a server of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from builder.model.course import DataProtection
from tests import sample
from tests.lms.serving import serving
from tests.scorm12.visits import packed
from tests.scorm2004.visits import packed as packed_2004


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    job = sample.job(mode=DataProtection.FULL)
    bare = replace(job, project=replace(job.project, journal=False))
    packages = {
        "scorm12": packed(job),
        "bare": packed(bare),
        "scorm2004": packed_2004(job),
        "bare2004": packed_2004(bare),
    }
    with serving(packages) as running:
        yield running
