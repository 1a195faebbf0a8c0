"""What goes into the guide, as records for Word and as nodes for typst."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, problem
from builder.job import Job
from builder.model.document import Reader
from builder.record import record
from builder.writers.guide.condense import Condenser
from builder.writers.guide.pdf import content
from builder.writers.guide.records import Guide, guide
from builder.writers.guide.schedule import schedule
from builder.writers.paper.losses import lost_characters
from builder.writers.paper.nodes import Node, Printer
from builder.writers.paper.practice import numbers

_CELL_WIDTH = 6.4
"""Centimetres for a picture in the table of steps."""


@record
class Plan:
    """The guide as records for Word and as nodes for typst."""

    guide: Guide
    nodes: Node


def planned(job: Job) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """The whole schedule; a hint tells how many pages are without minutes."""
    printer = Printer(
        job,
        numbers=numbers(job.course),
        sources=True,
        terms=True,
        reader=Reader.LECTURER,
        width=_CELL_WIDTH,
    )
    records = guide(job, Condenser(printer))
    nodes = content(job, records, printer)
    return Plan(records, nodes), tuple(_losses(job, nodes))


def _losses(job: Job, nodes: Node) -> Iterator[Diagnostic]:
    slots = [slot for unit in schedule(job.course) for slot in unit.slots]
    estimated = [slot.page for slot in slots if slot.estimated]
    if estimated:
        yield problem("W063", estimated[0].span, count=len(estimated), page=estimated[0].title)
    steps = (step for session in nodes["sessions"] for step in session["steps"])
    for slot, step in zip(slots, steps, strict=True):
        yield from lost_characters(step, slot.page.span)
