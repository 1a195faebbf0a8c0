"""No requirement of cmi5 is forgotten: each has a test, a reason, or binds the LMS."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from pathlib import Path

from tests.cmi5.requirements import COVERED, DECIDED, LMS

HERE = Path(__file__).parent
PUBLISHED = HERE.parent / "node_modules/@cmi5/requirements/requirements.json"
DUTY = re.compile(r"\bLMS (MUST|must)\b")


def published() -> dict[str, str]:
    """Ids and texts; those with (d) derive a duty of the LMS from another one."""
    found = json.loads(PUBLISHED.read_text("utf-8"))
    return {name: entry["txt"] for name, entry in found.items()}


def covered() -> list[str]:
    return [name for names in COVERED.values() for name in names.split()]


def test_there_are_305_requirements() -> None:
    assert len(published()) == 305


def test_every_requirement_is_decided_once() -> None:
    counts = Counter([*covered(), *DECIDED, *LMS.split()])
    assert [name for name, count in counts.items() if count > 1] == []
    assert set(counts) <= set(published())


def test_what_no_test_covers_binds_the_lms() -> None:
    known = {*covered(), *DECIDED, *LMS.split()}
    open_ = {
        name: text
        for name, text in published().items()
        if name not in known and "(d" not in name and not DUTY.search(text)
    }
    assert open_ == {}


def test_what_names_the_au_as_bound_is_covered() -> None:
    bound = {name for name, text in published().items() if re.search(r"\bAU MUST\b", text)}
    given = {"8.1.0.0-1", "8.1.0.0-4"}  # »MUST be launched by the LMS«
    assert bound - given <= {*covered(), *DECIDED}


def test_every_named_test_exists() -> None:
    for place in COVERED:
        file, _, name = place.partition("::")
        text = (HERE / file).read_text("utf-8")
        if file.endswith(".js"):
            assert f'test("{name}"' in text, place
        else:
            functions = {
                n.name for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)
            }
            assert name in functions, place


def test_every_reason_is_written() -> None:
    assert all(reason.endswith(".") and len(reason) > 20 for reason in DECIDED.values())
