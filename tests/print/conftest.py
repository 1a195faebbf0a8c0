"""All printed outputs of the sample, made once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.print.outputs import outputs
from tests.print.sample import job


@pytest.fixture(scope="session")
def printed() -> Mapping[str, bytes]:
    return outputs(job())
