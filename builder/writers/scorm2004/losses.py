"""What a course may ask and SCORM 2004 cannot say."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, problem
from builder.job import Job
from builder.model.course import DataProtection
from builder.model.interaction import Numeric
from builder.writers.edition import Edition

MOST_DIGITS = 5
"""Digits before the point: Moodle refuses longer numbers in 2004 interactions."""


def long_numbers(edition: Edition, job: Job) -> Iterator[Diagnostic]:
    """Questions for numbers that are recorded without the number, where answers are recorded."""
    if job.project.data_protection is not DataProtection.FULL:
        return
    for question in job.course.questions.values():
        for form in question.interactions:
            bounds = (form.low, form.high) if isinstance(form, Numeric) else ()
            if any(abs(bound) >= 10**MOST_DIGITS for bound in bounds):
                yield problem(
                    "W041",
                    question.span,
                    name=question.id,
                    standard=edition.standard,
                    limit=MOST_DIGITS,
                )
