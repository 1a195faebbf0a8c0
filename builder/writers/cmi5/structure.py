"""The course structure of a cmi5 package: one course with one assignable unit."""

from __future__ import annotations

from typing import Any

from lxml import etree

from builder.model.course import Completion, Course, DataProtection, Project
from builder.writers.sco.identity import course_iri

STRUCTURE = "cmi5.xml"
LAUNCH = "index.html"
NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
NAMESPACES: dict[Any, str] = {None: NAMESPACE}


def structure(project: Project, course: Course) -> bytes:
    """``cmi5.xml``; its ids depend on organisation and course id alone."""
    iri = course_iri(project.organisation, course)
    root = etree.Element(f"{{{NAMESPACE}}}courseStructure", nsmap=NAMESPACES)
    _described(_child(root, "course", id=iri), course)
    unit = _child(root, "au", id=f"{iri}#au", launchMethod="AnyWindow")
    unit.set("moveOn", move_on(course, project.data_protection))
    if is_judged(course, project.data_protection):
        unit.set("masteryScore", mastery_score(course))
    _described(unit, course)
    _child(unit, "url").text = LAUNCH
    document: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, pretty_print=True
    )
    return document


def is_judged(course: Course, mode: DataProtection) -> bool:
    """Whether the LMS is ever told passed or failed."""
    return bool(course.final_quiz) and mode is not DataProtection.ANONYMOUS


def move_on(course: Course, mode: DataProtection) -> str:
    """What an LMS waits for before it counts the course as done."""
    if not is_judged(course, mode) or course.completion is Completion.PAGES:
        return "Completed"
    return "Passed" if course.completion is Completion.QUIZ else "CompletedAndPassed"


def mastery_score(course: Course) -> str:
    """The pass mark of the final quiz with four decimal places at most."""
    final = next(quiz for quiz in course.quizzes if quiz.id == course.final_quiz)
    mark = course.pass_mark if final.pass_mark is None else final.pass_mark
    return f"{mark:.4f}".rstrip("0").rstrip(".")


def _described(node: etree._Element, course: Course) -> None:
    title = " ".join(course.title.split())
    text = " ".join((course.summary or course.subtitle or course.title).split())
    for tag, words in (("title", title), ("description", text)):
        _child(_child(node, tag), "langstring", lang=course.language).text = words


def _child(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
