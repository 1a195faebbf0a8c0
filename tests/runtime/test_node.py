"""Runs the runtime's own tests, which need Node.js and no package."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FILES = sorted(file.name for file in HERE.glob("*.test.js"))


@pytest.mark.parametrize("name", FILES)
def test_runtime(name: str) -> None:
    command = ["node", "--test", "--test-reporter=spec", name]
    done = subprocess.run(command, cwd=HERE, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-6000:]
    assert "ℹ pass 0" not in done.stdout
