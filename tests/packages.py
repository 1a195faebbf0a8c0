"""What tests read out of a built package."""

from __future__ import annotations

import json
import re
from typing import Any


def course_in(script: str) -> dict[str, Any]:
    """The course that a ``player.js`` carries."""
    found = re.search(r"^const course = (\{.*\});$", script, re.MULTILINE)
    assert found, "player.js carries no course"
    course: dict[str, Any] = json.loads(found.group(1))
    return course
