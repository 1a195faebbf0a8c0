"""What must hold for a whole project; each check is a sentence that yields where it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from builder.diagnostics import Diagnostic
from builder.model.course import Project

CHECKS: tuple[Callable[[Project], Iterable[Diagnostic]], ...] = ()
