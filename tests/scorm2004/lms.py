"""An LMS for tests whose run-time side is scorm-again's SCORM 2004 in ``host.html``."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.scorm12 import lms as of_12
from tests.scorm12.lms import SCORM_AGAIN, TYPES

HERE = Path(__file__).parent
FIRST: Mapping[str, Any] = {
    "learner_id": "4711",
    "learner_name": "Muster, Alex",
    "credit": "credit",
    "mode": "normal",
    "entry": "ab-initio",
    "completion_status": "unknown",
    "success_status": "unknown",
}


@dataclass(slots=True)
class Lms(of_12.Lms):
    """``record`` is what the LMS holds of the learner; ``bodies`` are all commits that arrived."""

    record: dict[str, Any] = field(default_factory=lambda: dict(FIRST))

    def relaunch(self, **values: str) -> None:
        """What the next launch finds; ``values`` override, as for a review.

        Only a suspended attempt goes on; after any other, the LMS begins a new one.
        """
        known = {name: value for name, value in copy.deepcopy(self.record).items() if value != ""}
        suspended = known.pop("exit", "") == "suspend"
        for name in ("session_time", "total_time"):
            known.pop(name, None)
        self.record = {**(known if suspended else FIRST), "entry": "resume" if suspended else ""}
        self.record |= values

    def answer(self, path: str) -> tuple[str, bytes] | None:
        name = path.partition("?")[0].lstrip("/")
        if name == "cmi.json":
            return "application/json", json.dumps(self.record).encode()
        if name == "scorm2004.min.js":
            return TYPES["js"], SCORM_AGAIN.with_name(name).read_bytes()
        if name in ("host.html", "host.js"):
            return TYPES[name.rpartition(".")[2]], (HERE / name).read_bytes()
        return of_12.Lms.answer(self, path)
