"""A fixed template and the nodes of a document become a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from builder.diagnostics import Diagnostic, Span, problem
from builder.job import Job, RefusedError
from builder.model.course import Course
from builder.model.inline import Image
from builder.model.text import walk_inlines
from builder.templates import TEMPLATES
from builder.writers.paper.glyphs import legible
from builder.writers.paper.pictures import is_printable

if TYPE_CHECKING:
    from typst import Compiler, Fonts

_SHARED = ("page", "words", "shapes", "questions", "blocks", "parts", "script")
"""Templates that every document begins with, in this order."""
_OTHERS = {"slides": ("charts",)}
"""Templates that have little in common with documents for paper, and what they begin with."""
_ALONE_ON_PAGE = b"""
#set document(title: "picture")
#let content = json(bytes(sys.inputs.content))
#image(if type(content) == str { content } else { bytes(content) }, alt: "picture")
"""


def typeset(job: Job, template: str, content: Mapping[str, Any]) -> bytes:
    """The PDF of ``content``; a warning of typst, such as an unknown face, is a mistake of ours.

    Raises RefusedError if it is a picture that cannot be drawn.
    """
    return typeset_with(job, template, content, "")[0]


def typeset_with(
    job: Job, template: str, content: Mapping[str, Any], label: str
) -> tuple[bytes, Any]:
    """The PDF, and what its template says under ``label`` about the finished document.

    Asked first and typeset then, the document is laid out once; the other way round twice.
    """
    source = _source(template)
    compiler = _compiler(job, source, as_json({**content, "logo": _logo(job)}))
    try:
        said = compiler.query(f"<{label}>", field="value", one=True) if label else "null"
        return _compiled(job, template, compiler, source), json.loads(said)
    except RuntimeError:
        broken = tuple(_broken(job, content))
        if broken:
            raise RefusedError(broken) from None
        raise


def _logo(job: Job) -> list[int]:
    """The logo's bytes, as it lies outside the only folder that a document can read from."""
    logo = job.project.organisation.logo
    return list(Path(logo.file).read_bytes()) if logo is not None and is_printable(logo) else []


def _compiler(job: Job, source: bytes, content: str) -> Compiler:
    import typst

    return typst.Compiler(
        source, root=_root(job), font_paths=_faces(), sys_inputs={"content": content}
    )


def _compiled(job: Job, name: str, compiler: Compiler, source: bytes) -> bytes:
    document, warnings = compiler.compile_with_warnings(
        input=source, pdf_standards=["ua-1"], timestamp=int(job.built.timestamp())
    )
    if warnings:
        raise ValueError(f"{name}: {'; '.join(warning.message for warning in warnings)}")
    assert isinstance(document, bytes)
    return document


def _broken(job: Job, content: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Every picture that cannot be drawn even when it is alone on a page, at its place."""
    import typst

    def is_drawn(picture: str | list[int]) -> bool:
        try:
            compiler = _compiler(job, _ALONE_ON_PAGE, json.dumps(picture))
            return bool(_compiled(job, "picture", compiler, _ALONE_ON_PAGE))
        except typst.TypstError:
            return False

    for path in sorted(set(_paths(content))):
        if not is_drawn(path):
            name = path.removeprefix("/")
            yield problem("P028", _place(job.course, name), name=name)
    logo = job.project.organisation.logo
    if logo is not None and _logo(job) and not is_drawn(_logo(job)):
        yield problem("P028", job.project.span, name=logo.path)


def _paths(node: Any) -> Iterator[str]:
    match node:
        case {"path": str(path), "alternative": _} if path:
            yield path
        case dict():
            for value in node.values():
                yield from _paths(value)
        case list():
            for value in node:
                yield from _paths(value)
        case _:
            pass


def _place(course: Course, name: str) -> Span:
    """Where the course shows a picture first."""
    stems = (question.stem for question in course.questions.values())
    blocks = (block for part in (*(page.blocks for _, page in course.pages()), *stems)
              for block in part)  # fmt: skip
    openings = (course.picture, *(lesson.picture for lesson in course.lessons))
    inlines = (inline for inline in walk_inlines(blocks) if isinstance(inline, Image))
    images = chain(filter(None, openings), inlines)
    return next((image.span for image in images if image.source == name), course.span)


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
    names = (*_OTHERS.get(template, _SHARED), template)
    files = (TEMPLATES / "print" / f"{name}.typ" for name in names)
    return b"\n".join(file.read_bytes() for file in files)


def _root(job: Job) -> str:
    """The folder of the course: the only place that a document can read pictures from."""
    for asset in job.course.assets:
        return str(Path(asset.file).absolute().parents[len(PurePosixPath(asset.path).parts) - 1])
    return str(TEMPLATES / "print")
