"""A fixed template and the nodes of a document become a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from builder.job import Job
from builder.templates import TEMPLATES
from builder.writers.paper.glyphs import legible

if TYPE_CHECKING:
    from typst import Fonts

_SHARED = ("page", "words", "shapes", "questions", "blocks", "parts", "script")
"""Templates that every document begins with, in this order."""


def typeset(job: Job, template: str, content: Mapping[str, Any]) -> bytes:
    """The PDF of ``content``; a warning of typst, such as an unknown face, is a mistake of ours."""
    import typst

    compiler = typst.Compiler(
        root=_root(job),
        font_paths=_faces(),
        sys_inputs={"content": as_json(content)},
    )
    moment = int(job.built.timestamp())
    document, warnings = compiler.compile_with_warnings(
        input=_source(template), pdf_standards=["ua-1"], timestamp=moment
    )
    if warnings:
        raise ValueError(f"{template}: {'; '.join(warning.message for warning in warnings)}")
    assert isinstance(document, bytes)
    return document


def as_json(content: Mapping[str, Any]) -> str:
    """What the template reads: only characters that the faces hold."""
    return json.dumps(legible(dict(content)), ensure_ascii=False, separators=(",", ":"))


@cache
def _faces() -> Fonts:
    """The shipped faces and typst's own; those of the machine would change the result."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, font_paths=[str(TEMPLATES / "fonts")])


@cache
def _source(template: str) -> bytes:
    """One text, because typst looks for imports below the root, and that is the course."""
    files = (TEMPLATES / "print" / f"{name}.typ" for name in (*_SHARED, template))
    return b"\n".join(file.read_bytes() for file in files)


def _root(job: Job) -> str:
    """The folder of the course: the only place that a document can read pictures from."""
    for asset in job.course.assets:
        return str(Path(asset.file).absolute().parents[len(PurePosixPath(asset.path).parts) - 1])
    return str(TEMPLATES / "print")
