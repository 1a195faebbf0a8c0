"""The picture of a course or a lesson: one image, written as in a text."""

from __future__ import annotations

from builder.model.document import Figure
from builder.model.inline import Image
from builder.questions.context import Markdown
from builder.readers.fields import Fields


def read_picture(fields: Fields, prose: Markdown) -> Image | None:
    """The image under ``image``; anything else there is reported."""
    scalar = fields.scalar("image")
    if scalar is None:
        return None
    blocks, diagnostics = prose.read_blocks(scalar.text.strip(), scalar.span)
    fields.report.extend(diagnostics)
    match blocks:
        case (Figure(image=image),):
            return image
    if not diagnostics:
        fields.report.add("P012", scalar.span, value=scalar.text.strip()[:40])
    return None
