"""The glossary as it stands at the end of printed documents."""

from __future__ import annotations

from builder.writers.paper.nodes import Node, Printer


def glossary(printer: Printer) -> list[Node]:
    """Each entry with its other names and its definition."""
    also = printer.job.texts["print.glossary_forms"]
    return [
        {
            "id": entry.id,
            "term": entry.term,
            "also": also.format(forms=", ".join(entry.forms)) if entry.forms else "",
            "blocks": printer.blocks(entry.definition),
        }
        for entry in printer.job.course.glossary
    ]
