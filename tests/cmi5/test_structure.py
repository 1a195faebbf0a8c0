"""The course structure: what cmi5 asks for, and ids that no change of contents moves."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from zipfile import ZipFile

import pytest
from lxml import etree

from builder.artifact import Archive
from builder.job import Job
from builder.model.course import Completion, Course, DataProtection, Organisation
from builder.package_zip import zip_bytes
from builder.pipeline import course_ids
from builder.writers import WRITERS, cmi5, sco
from builder.writers.cmi5.structure import structure
from builder.writers.sco.identity import course_iri
from tests import sample
from tests.cmi5.visits import packed
from tests.scorm12.test_courses import SOURCES
from tests.scorm12.test_courses import job as job_of

NS = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"
IRI = re.compile(r"(https?://[^\s/]+/\S+|urn:uuid:[0-9a-f-]{36}(#\S+)?)")


def described(job: Job) -> etree._Element:
    return etree.fromstring(structure(job.project, job.course))


def unit(job: Job) -> etree._Element:
    (found,) = described(job).findall(f"{NS}au")
    return found


def test_the_structure_has_its_elements_in_order() -> None:
    root = described(sample.job())
    assert root.tag == f"{NS}courseStructure"
    assert [child.tag.removeprefix(NS) for child in root] == ["course", "au"]
    course, au = root
    assert [child.tag.removeprefix(NS) for child in course] == ["title", "description"]
    assert [child.tag.removeprefix(NS) for child in au] == ["title", "description", "url"]
    for string in root.iter(f"{NS}langstring"):
        assert string.get("lang") == "de"
        assert (string.text or "").strip()
    assert au.findtext(f"{NS}url") == "index.html"
    assert set(au.attrib) == {"id", "launchMethod", "moveOn", "masteryScore"}
    assert au.get("launchMethod") == "AnyWindow"
    assert list(course.attrib) == ["id"]


@pytest.mark.parametrize("name", course_ids(SOURCES))
def test_every_course_is_a_package(name: str) -> None:
    (artifact,) = cmi5.write(job_of(name), None)
    assert isinstance(artifact.content, Archive)
    assert str(artifact.path) == f"{name}/{name}_cmi5.zip"
    archive = ZipFile(io.BytesIO(zip_bytes(artifact.content.files)))
    names = archive.namelist()
    assert names[0] == "cmi5.xml"
    root = etree.fromstring(archive.read("cmi5.xml"))
    ids = [str(node.get("id")) for node in root.iter() if node.get("id")]
    assert len(set(ids)) == len(ids) == 2
    assert all(IRI.fullmatch(each) for each in ids)
    assert root.findtext(f"{NS}au/{NS}url") in names


def test_a_course_without_words_is_described_by_its_title() -> None:
    bare = replace(sample.course(), summary="", subtitle="", title="Lage &\n  <Stab>")
    texts = [node.text for node in described(sample.job(bare)).iter(f"{NS}langstring")]
    assert texts == ["Lage & <Stab>"] * 4


@pytest.mark.parametrize(
    ("completion", "final", "mode", "expected"),
    [
        (Completion.PAGES_AND_QUIZ, True, DataProtection.RESULT, "CompletedAndPassed"),
        (Completion.QUIZ, True, DataProtection.FULL, "Passed"),
        (Completion.PAGES, True, DataProtection.RESULT, "Completed"),
        (Completion.PAGES_AND_QUIZ, False, DataProtection.RESULT, "Completed"),
        (Completion.QUIZ, True, DataProtection.ANONYMOUS, "Completed"),
    ],
)
def test_an_lms_waits_for_what_the_course_tells(
    completion: Completion, final: bool, mode: DataProtection, expected: str
) -> None:
    course = replace(sample.course(), completion=completion)
    course = course if final else replace(course, final_quiz="")
    au = unit(sample.job(course, mode))
    assert au.get("moveOn") == expected
    assert (au.get("masteryScore") is not None) == (final and mode is not DataProtection.ANONYMOUS)


@pytest.mark.parametrize(
    ("mark", "text"), [(0.7, "0.7"), (1, "1"), (0, "0"), (2 / 3, "0.6667"), (0.85, "0.85")]
)
def test_a_mastery_score_has_four_places(mark: float, text: str) -> None:
    course = sample.course()
    final = replace(course.quizzes[1], pass_mark=mark)
    au = unit(sample.job(replace(course, quizzes=(course.quizzes[0], final))))
    assert au.get("masteryScore") == text
    assert 0 <= Decimal(text) <= 1


def test_ids_do_not_change_with_contents() -> None:
    course = sample.course()
    changed: Course = replace(
        course, title="Neu", summary="Neu", lessons=course.lessons[::-1], final_quiz=""
    )
    ids = [
        [node.get("id") for node in described(sample.job(each)).iter() if node.get("id")]
        for each in (course, changed)
    ]
    assert ids[0] == ids[1]


@pytest.mark.parametrize(
    ("website", "start"),
    [
        ("https://Musterstadt.example.org", "https://musterstadt.example.org/kurswerk/tiny"),
        ("https://musterstadt.example.org/", "https://musterstadt.example.org/kurswerk/tiny"),
        ("musterstadt.example.org/amt/?a#b", "urn:uuid:"),
        ("musterstadt.example.org/amt", "https://musterstadt.example.org/amt/kurswerk/tiny"),
        ("http://a.example", "http://a.example/kurswerk/tiny"),
        ("", "urn:uuid:"),
        ("folgt noch", "urn:uuid:"),
    ],
)
def test_a_course_is_named_below_the_website(website: str, start: str) -> None:
    organisation = Organisation(name="Stadt", website=website)
    iri = course_iri(organisation, sample.course())
    assert iri.startswith(start)
    assert IRI.fullmatch(iri)


def test_names_of_organisations_and_courses_keep_courses_apart() -> None:
    course = sample.course()
    other = replace(course, id="anderer")
    pairs = [(name, each) for name in ("Stadt A", "Stadt B") for each in (course, other)]
    assert len({course_iri(Organisation(name=name), each) for name, each in pairs}) == 4


def test_only_a_cmi5_page_may_ask_other_hosts() -> None:
    job = sample.job()
    page = packed(job)["index.html"].decode()
    assert "connect-src 'self' https:;" in page
    others = sco.player(job).artifacts("scorm12")
    theirs = {str(file.path): file.content for file in others}["index.html"]
    assert isinstance(theirs, bytes)
    assert b"connect-src 'self';" in theirs
    assert page.replace("'self' https:;", "'self';", 1).encode() == theirs


def test_the_same_course_gives_the_same_bytes() -> None:
    assert packed(sample.job()) == packed(sample.job())


def test_a_course_has_no_sound_to_turn_off() -> None:
    page = etree.HTML(packed(sample.job())["index.html"])
    assert [node.tag for node in page.iter("audio", "video", "embed", "object")] == []


def test_the_output_is_known_by_its_name() -> None:
    assert WRITERS["cmi5"] is cmi5
