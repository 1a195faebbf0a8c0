"""The register of workshop findings that everything in a course goes back to."""

from __future__ import annotations

from dataclasses import KW_ONLY, field
from enum import StrEnum

from builder.diagnostics import NOWHERE, Span
from builder.record import record


class Origin(StrEnum):
    WORKSHOP = "workshop"
    THESIS = "thesis"
    BACKGROUND = "background"


@record
class Source:
    """The publication that findings were read from."""

    authors: str
    title: str
    project: str = ""


@record
class Finding:
    """One atomic statement in own words, with its place in the source."""

    _: KW_ONLY
    id: str
    statement: str
    origin: Origin
    collection: str
    """Title of the workshop or part of the source, e.g. »Reflexionsworkshop Krisenmanagement«."""
    date: str
    source: Source
    section: str
    place: str
    theme: str
    keywords: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    """Findings that this one says again (theses do)."""
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def event(self) -> str:
        """The collection with its date, where the source gives one."""
        return f"{self.collection}, {self.date}" if self.date else self.collection
