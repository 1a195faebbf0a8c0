"""What the templates are given, as readable JSON; ``pytest --accept`` rewrites it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from builder.writers import guide, handout, quiz_sheet
from builder.writers.slides import pdf as slides_pdf
from tests.print.sample import job

GOLDEN = Path(__file__).parent / "golden"


def plans() -> dict[str, Any]:
    work = job()
    quiz = quiz_sheet.plan(work)[0]
    return {
        "slides": slides_pdf.plan(work)[0],
        "handout": handout.plan(work)[0],
        "quiz-sheet": quiz["quiz-sheet"],
        "answer-sheet": quiz["answer-sheet"],
        "guide": guide.plan(work)[0].nodes,
    }


@pytest.mark.parametrize("name", ["slides", "handout", "quiz-sheet", "answer-sheet", "guide"])
def test_nodes(name: str, accept: bool) -> None:
    file = GOLDEN / f"{name}.json"
    found = json.dumps(plans()[name], ensure_ascii=False, indent=1) + "\n"
    if accept:
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")
