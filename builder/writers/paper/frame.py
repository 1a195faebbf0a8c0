"""What every printed document says about itself: title, colours, cover, sources, solutions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

from builder.job import Job
from builder.model.finding import Finding
from builder.model.question import Question
from builder.writers.decimals import counted
from builder.writers.paper.colours import colours
from builder.writers.paper.nodes import Printer, is_short
from builder.writers.paper.solutions import solution
from builder.writers.paper.sources import cited, publications

Node = dict[str, Any]

_WORDS = (
    "page", "contents", "objectives", "solutions", "verdict", "answer", "reason",
    "sources", "findings", "finding", "statement", "place", "glossary",
)  # fmt: skip


def frame(job: Job, kind: str) -> Node:
    """The part that all templates read; ``kind`` names the document on its cover."""
    course = job.course
    return {
        "title": course.title,
        "subtitle": course.subtitle,
        "kind": job.texts[f"print.{kind}"],
        "language": course.language,
        "description": course.summary,
        "organisation": job.project.organisation.name,
        "summary": course.summary,
        "facts": facts(job),
        "colours": colours(job),
        "words": {name: job.texts[f"print.{name}"] for name in _WORDS},
    }


def sources(job: Job) -> Node:
    """The findings that the course names, for the list at the end, by the occasion of each."""
    findings = cited(job)
    return {
        "publications": list(publications(findings)),
        "groups": [
            {"title": title, "sections": _sections(job, group)}
            for title, group in groupby(findings, attrgetter("event"))
        ],
    }


def _sections(job: Job, findings: Iterable[Finding]) -> list[Node]:
    return [
        {
            "title": job.texts["print.section"].format(title=title),
            "findings": [
                {"id": finding.id, "statement": finding.statement, "place": finding.place}
                for finding in group
            ],
        }
        for title, group in groupby(findings, lambda finding: finding.section)
    ]


def solutions(printer: Printer, questions: Iterable[Question]) -> list[Node]:
    """Right answers and reasons, one entry for each question."""
    texts = printer.job.texts
    return [
        {
            "title": texts["print.question"].format(number=printer.numbers[question.id]),
            "question": printer.question(question),
            "answers": [
                {
                    "verdict": answer.verdict,
                    "content": printer.inlines(answer.content),
                    "because": printer.blocks(answer.because),
                }
                for answer in solution(question, texts)
            ],
            "together": is_short(
                block for answer in solution(question, texts) for block in answer.because
            ),
            "explanation": printer.blocks(question.explanation),
        }
        for question in questions
    ]


def facts(job: Job) -> list[Node]:
    """What the cover tells about the course, a name and a value each."""
    organisation, texts = job.project.organisation, job.texts
    minutes = counted(texts, "minutes", job.course.minutes)
    contact = ", ".join(
        part for part in (organisation.contact, organisation.phone, organisation.email) if part
    )
    values = {
        "audience": job.course.audience,
        "duration": minutes if job.course.minutes else "",
        "publisher": organisation.name,
        "contact": contact,
        "issued": f"{texts[f'print.month_{job.built.month}']} {job.built.year}",
    }
    return [
        {"name": texts[f"print.{name}"], "value": value} for name, value in values.items() if value
    ]
