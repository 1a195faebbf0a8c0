"""Numbers that SCORM 2004 cannot record are foreseen, where answers are recorded at all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builder.diagnostics import Span
from builder.job import Job
from builder.messages import catalogue
from builder.model.course import DataProtection
from builder.model.interaction import Numeric
from builder.writers import WRITERS
from tests import sample

PLACE = Span("courses/kurs/quizzes/test.yaml", 12)
FULL = DataProtection.FULL


def asking(low: str, high: str, mode: DataProtection = FULL) -> Job:
    course = sample.course()
    form = Numeric("1", Decimal(low), Decimal(low), Decimal(high))
    first, *rest = course.quizzes[0].questions
    changed = replace(first, interactions=(form,), span=PLACE)
    quizzes = (replace(course.quizzes[0], questions=(changed, *rest)), course.quizzes[1])
    return sample.job(replace(course, quizzes=quizzes), mode)


@pytest.mark.parametrize("bounds", [("100000", "100000"), ("5", "100000.5"), ("-100000", "0")])
def test_a_number_of_six_digits_is_foreseen(bounds: tuple[str, str]) -> None:
    for edition in ("3rd", "4th"):
        (lost,) = WRITERS[f"scorm2004-{edition}"].plan(asking(*bounds))[1]
        assert (lost.code, lost.span) == ("W041", PLACE)
        assert lost.values == {
            "name": "vor-die-lage",
            "standard": f"SCORM 2004 {edition} Edition",
            "limit": "5",
        }
        assert catalogue()[lost.code].severity == "warning"


@pytest.mark.parametrize(
    ("job", "output"),
    [
        (asking("99999", "99999.99"), "scorm2004-4th"),
        (asking("100000", "100000", DataProtection.RESULT), "scorm2004-4th"),
        (asking("100000", "100000", DataProtection.ANONYMOUS), "scorm2004-3rd"),
        (asking("100000", "100000"), "scorm12"),
    ],
)
def test_what_can_be_said_or_is_not_told_is_no_loss(job: Job, output: str) -> None:
    assert WRITERS[output].plan(job)[1] == ()
