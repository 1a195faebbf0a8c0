"""Where the statements of a course come from: its findings and their publications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.job import Job
from builder.model.course import Course
from builder.model.document import Block, Evidence, QuestionRef
from builder.model.finding import Finding
from builder.model.inline import Citation
from builder.model.text import walk, walk_inlines


def cited(job: Job) -> tuple[Finding, ...]:
    """Every finding that the pages and scenarios show or cite, in the order of the register."""
    named = set(_named(job.course))
    return tuple(finding for finding in job.project.findings.values() if finding.id in named)


def publications(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The publications behind ``findings``, each once, as a list of sources names them."""
    sources = dict.fromkeys(finding.source for finding in findings)
    return tuple(
        f"{source.authors}: {source.title}" + (f" ({source.project})" if source.project else "")
        for source in sources
    )


def place(finding: Finding) -> str:
    """Where in the publication a finding stands."""
    return ", ".join(part for part in (finding.section, finding.place) if part)


def _named(course: Course) -> Iterator[str]:
    for _, page in course.pages():
        yield from _in_blocks(page.blocks)
        for block in walk(page.blocks):
            if isinstance(block, QuestionRef):
                yield from _in_blocks(course.questions[block.question].texts)
    for scenario in course.scenarios:
        yield from scenario.findings
        yield from _in_blocks(tuple(scenario.texts()))
    for entry in course.glossary:
        yield from _in_blocks(entry.definition)


def _in_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        if isinstance(block, Evidence):
            yield block.finding
    for inline in walk_inlines(blocks):
        if isinstance(inline, Citation):
            yield inline.finding
