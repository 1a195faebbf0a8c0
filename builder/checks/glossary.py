"""The glossary and the texts of a course know each other."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.texts import inlines
from builder.diagnostics import Diagnostic, nearest, problem
from builder.model.course import Course, Project
from builder.model.document import List, Paragraph
from builder.model.inline import Term
from builder.model.text import walk


def terms_stand_in_the_glossary(project: Project) -> Iterator[Diagnostic]:
    """Whatever a text calls a term has an entry."""
    for course in project.courses:
        names = {name: entry.id for entry in course.glossary for name in (entry.term, *entry.forms)}
        ids = [entry.id for entry in course.glossary]
        for term in _terms(course):
            if term.entry not in ids:
                found = nearest(term.entry, [*ids, *names])
                proposal = names.get(found, found) if found else None
                yield problem("G001", term.span, proposal, name=term.entry)


def terms_are_used(project: Project) -> Iterator[Diagnostic]:
    """Some text leads to each entry of the glossary."""
    for course in project.courses:
        used = {term.entry for term in _terms(course)}
        for entry in course.glossary:
            if entry.id not in used:
                example = f"[{entry.term}]{{begriff={entry.id}}}"
                yield problem("G003", entry.span, name=entry.term, example=example)


def definitions_are_plain(project: Project) -> Iterator[Diagnostic]:
    """A definition consists of paragraphs and lists: it opens amid a text, and is read there."""
    for course in project.courses:
        for entry in course.glossary:
            for block in walk(entry.definition):
                if not isinstance(block, Paragraph | List):
                    yield problem("G004", block.span, name=entry.term)
                    break


def _terms(course: Course) -> Iterator[Term]:
    return (inline for inline in inlines(course) if isinstance(inline, Term))
