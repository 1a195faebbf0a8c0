"""The sample course as packages, with and without its journal, on a server of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from builder.model.course import DataProtection
from tests import sample
from tests.cmi5.visits import packed as packed_cmi5
from tests.lms.serving import serving
from tests.scorm12.visits import packed
from tests.scorm2004.visits import packed as packed_2004

PLAYER = b'<script src="player.js">'
BEFORE = b'<script src="../lms/frame_cmi5.js"></script>'


def hosted(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """A cmi5 package that speaks to the page around it instead of to a network."""
    page = files["index.html"]
    assert page.count(PLAYER) == 1
    return {**files, "index.html": page.replace(PLAYER, BEFORE + PLAYER)}


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    job = sample.job(mode=DataProtection.FULL)
    bare = replace(job, project=replace(job.project, journal=False))
    packages = {
        "scorm12": packed(job),
        "bare": packed(bare),
        "scorm2004": packed_2004(job),
        "bare2004": packed_2004(bare),
        "cmi5": hosted(packed_cmi5(job)),
        "barecmi5": hosted(packed_cmi5(bare)),
    }
    with serving(packages) as running:
        yield running
