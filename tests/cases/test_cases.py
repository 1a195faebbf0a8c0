"""Every case is told exactly what it says about itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.annotated import BASE, diagnosed, stage

CASES = sorted(folder for folder in Path(__file__).parent.iterdir() if folder.is_dir())


@pytest.mark.parametrize("case", [c for c in CASES if c.name[0] not in "._"], ids=lambda c: c.name)
def test_case(case: Path, tmp_path: Path) -> None:
    root, expected = stage(case, tmp_path)
    assert expected or case == BASE, "a case expects something"
    assert diagnosed(root) == expected


def test_a_mistake_without_annotation_is_noticed(tmp_path: Path) -> None:
    root, expected = stage(BASE, tmp_path)
    lesson = root / "kurs" / "lessons" / "010-stab.md"
    lesson.write_text(lesson.read_text("utf-8").replace("KM-01", "KM-99"), "utf-8")
    assert expected == Counter()
    assert diagnosed(root) == Counter({("courses/kurs/lessons/010-stab.md", 8, "error R001"): 1})
