"""The sample course with a pre-test of one question for each objective."""

from __future__ import annotations

from dataclasses import replace

from builder.job import Job
from builder.model.question import Feedback, Quiz
from tests import sample

ASKED = (sample.SINGLE, sample.MULTIPLE)


def job() -> Job:
    course = sample.course()
    questions = tuple(replace(question, id=f"vor-{question.id}", attempts=0) for question in ASKED)
    quiz = Quiz(id="vortest", title="Vortest", questions=questions, feedback=Feedback.AT_END)
    return sample.job(replace(course, pretest=quiz.id, quizzes=(*course.quizzes, quiz)))
