"""The declaration of accessibility beside the packages, for those who publish or approve them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic, problem
from builder.job import Job

NAME = "accessibility"
YEAR = timedelta(days=366)
"""How long a review counts (BITV 2.0, § 7: reviewed yearly)."""


def plan(job: Job) -> tuple[None, tuple[Diagnostic, ...]]:
    """Nothing to decide; says what the declaration lacks."""
    stated = job.project.accessibility
    if stated is None:
        return None, (problem("W070", job.project.span),)
    found: list[Diagnostic] = []
    if stated.reviewed is None:
        found.append(problem("W071", stated.span))
    elif job.built.date() - stated.reviewed > YEAR:
        found.append(problem("W072", stated.span, date=f"{stated.reviewed:%d.%m.%Y}"))
    if not stated.body:
        found.append(problem("W073", stated.span))
    return None, tuple(found)


def write(job: Job, plan: None) -> Iterator[Artifact]:
    """The same declaration as a page and as text."""
    from builder.writers.standalone.accessibility import declaration
    from builder.writers.standalone.markdown import markdown
    from builder.writers.standalone.page import page

    root = declaration(job)
    path = PurePosixPath(job.course.id) / f"{job.course.id}_{NAME}"
    yield Artifact(path.with_suffix(".html"), page(root))
    yield Artifact(path.with_suffix(".md"), markdown(root).encode())
