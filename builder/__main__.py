"""The program, as ``kurswerk`` and as ``python -m builder``."""

from __future__ import annotations

import gc
from typing import NoReturn

_OBJECTS_BETWEEN_SEARCHES = 50_000
"""For garbage in cycles: a run makes little of it, and Python's 700 cost time."""


def start() -> NoReturn:
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)  # importing makes many objects, too

    from builder.cli import run

    run()


if __name__ == "__main__":
    start()
