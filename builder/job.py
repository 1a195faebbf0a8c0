"""All that a writer may see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic
from builder.model.course import Course, Project
from builder.record import record
from builder.templates import Words
from builder.theme import Theme


@record
class Job:
    """One course for all outputs; compared by identity, so that shared parts can be cached on it.

    ``texts`` is the catalogue of interface words in the course's language, ``built`` the build
    date (UTC) that a reproducible build takes from its caller.
    """

    project: Project
    course: Course
    theme: Theme
    texts: Words
    built: datetime

    __eq__ = object.__eq__
    __hash__ = object.__hash__


class RefusedError(Exception):
    """What an author must mend and nobody could see before the bytes were made."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(*diagnostics)
        self.diagnostics = diagnostics


class Writer(Protocol):
    """The shape of a module in ``writers/``: a name, a pure plan and its serialisation."""

    @property
    def NAME(self) -> str:  # noqa: N802 (a constant of each module)
        """What projects and the command line call it."""
        ...

    def plan(self, job: Job) -> tuple[Any, tuple[Diagnostic, ...]]:
        """What goes where, and what is lost; reads no file and serialises nothing."""
        ...

    def write(self, job: Job, plan: Any) -> Iterable[Artifact]:
        """The files of this output; paths start with the course id. Raises RefusedError."""
        ...
