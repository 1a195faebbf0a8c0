"""Every course of the repository as a package: valid, within limits, passed from end to end."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from playwright.sync_api import Browser

from builder.artifact import Archive
from builder.job import Job
from builder.model.course import DataProtection, Project
from builder.package_zip import zip_bytes
from builder.pipeline import course_ids
from builder.readers.project import read_project
from builder.templates import texts, theme
from builder.writers import scorm12
from tests.scorm12 import xsd
from tests.scorm12.lms import Lms, serving
from tests.scorm12.rules12 import faults, opened, zip_faults
from tests.scorm12.visits import packed, visit

SOURCES = Path(__file__).parent.parent.parent / "courses"
COURSES = course_ids(SOURCES)


@cache
def project() -> Project:
    read, _ = read_project(SOURCES)
    assert read is not None
    return read


def job(name: str, mode: DataProtection = DataProtection.FULL) -> Job:
    known = project()
    course = next(course for course in known.courses if course.id == name)
    colours, _ = theme(known.accent, known.span)
    told = replace(known, data_protection=mode)
    return Job(told, course, colours, texts(course.language), datetime(2026, 1, 1, tzinfo=UTC))


def test_there_are_courses() -> None:
    assert "krisenmanagement" in COURSES


@pytest.mark.parametrize("name", COURSES)
def test_a_package_is_valid(name: str, tmp_path: Path) -> None:
    made = job(name)
    plan, lost = scorm12.plan(made)
    assert lost == ()
    (artifact,) = scorm12.write(made, plan)
    assert isinstance(artifact.content, Archive)
    archive = ZipFile(io.BytesIO(zip_bytes(artifact.content.files)))
    package = opened(archive)
    schema: etree.XMLSchema = xsd.load(tmp_path)
    schema.assertValid(package.root)
    assert faults(package) == []
    assert zip_faults(archive) == []


@pytest.mark.parametrize("name", COURSES)
def test_a_course_is_passed_by_right_answers(name: str, chromium: Browser) -> None:
    context = chromium.new_context()
    with serving(Lms(packed(job(name)))) as lms, visit(context, lms) as now:
        data = now.learner.course
        assert len(now.calls()) <= 15
        now.learner.open_all()
        practised = now.view.locator("section.page form.item:not(.quiz form)")
        names = practised.evaluate_all("forms => forms.map(form => form.dataset.question)")
        for question in names:
            now.learner.answer(question)
        if data["final_quiz"]:
            now.learner.take_quiz(right=True)
        assert now.written("lesson_status")[-1] == ("passed" if data["final_quiz"] else "completed")
        assert now.written("score.raw") == (["100"] if data["final_quiz"] else [])
        assert max(map(len, now.written("suspend_data"))) < 3500
        told = now.written("cmi.interactions")
        assert len([value for value in told if value == "correct"]) >= len(names) // 2
        assert "wrong" not in told
    context.close()
