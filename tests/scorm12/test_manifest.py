"""The package: official schema, the rules of real LMSs, and mutants that must not pass."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from builder.artifact import Archive
from builder.job import Job
from builder.model.document import QuestionRef
from builder.package_zip import zip_bytes
from builder.writers import scorm12
from builder.writers.scorm12.suspend_size import suspend_size
from tests import sample
from tests.scorm12 import xsd
from tests.scorm12.rules12 import ADLCP, CP, Package, faults, identifiers, opened, zip_faults


def packed(job: Job) -> bytes:
    plan, _ = scorm12.plan(job)
    (artifact,) = scorm12.write(job, plan)
    assert isinstance(artifact.content, Archive)
    assert str(artifact.path) == f"{job.course.id}/{job.course.id}_scorm12.zip"
    return zip_bytes(artifact.content.files)


@pytest.fixture(scope="module")
def content() -> bytes:
    return packed(sample.job())


@pytest.fixture(scope="module")
def package(content: bytes) -> Package:
    return opened(ZipFile(io.BytesIO(content)))


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    return xsd.load(tmp_path_factory.mktemp("xsd"))


def test_the_package_is_valid_and_breaks_no_rule(
    content: bytes, package: Package, schema: etree.XMLSchema
) -> None:
    schema.assertValid(package.root)
    assert faults(package) == []
    assert zip_faults(ZipFile(io.BytesIO(content))) == []


def test_the_manifest_is_this_one(package: Package) -> None:
    """Persistent identifiers: whoever changes one takes every learner's record away."""
    assert package.manifest.decode("utf-8") == (Path(__file__).parent / "tiny.xml").read_text(
        "utf-8"
    )


def test_two_builds_are_the_same_to_the_byte(content: bytes) -> None:
    assert packed(sample.job()) == content


def test_identifiers_survive_every_change_but_that_of_the_course_id(package: Package) -> None:
    course = sample.course()
    edited = replace(course, title="Neu", lessons=course.lessons[:1], final_quiz="")
    other = replace(course, id="anderer-kurs")
    kept, new = (
        set(identifiers(opened(ZipFile(io.BytesIO(packed(sample.job(made)))))))
        for made in (edited, other)
    )
    own = set(identifiers(package))
    assert kept == own
    assert not new & own
    assert len({name[:8] for name in own | new}) == 2


@pytest.mark.parametrize(
    "title", ["Bund & Länder <Lage>", "Übung  in\n zwei Zeilen", "„Vor die Lage“ – 1"]
)
def test_titles_of_every_kind(title: str, schema: etree.XMLSchema) -> None:
    made = opened(ZipFile(io.BytesIO(packed(sample.job(replace(sample.course(), title=title))))))
    schema.assertValid(made.root)
    assert faults(made) == []
    assert made.root.findtext(f".//{CP}item/{CP}title") == " ".join(title.split())


def test_a_course_that_suspend_data_cannot_hold_is_reported() -> None:
    course = sample.course()
    assert scorm12.plan(sample.job(course))[1] == ()
    question = course.quizzes[0].questions[0]
    many = tuple(replace(question, id=f"frage-{number}") for number in range(400))
    lesson = course.lessons[0]
    page = replace(lesson.pages[0], blocks=tuple(QuestionRef(each.id) for each in many))
    large = replace(
        course,
        quizzes=(replace(course.quizzes[0], questions=many),),
        lessons=(replace(lesson, pages=(page,)),),
        final_quiz="",
    )
    (lost,) = scorm12.plan(sample.job(large))[1]
    assert lost.code == "W001"
    assert lost.values == {"name": "tiny", "size": str(suspend_size(large)), "limit": "4096"}


Mutation = Callable[[etree._Element], None]


def find(root: etree._Element, path: str) -> etree._Element:
    found = root.find(path.replace("cp:", CP).replace("adlcp:", ADLCP))
    assert found is not None
    return found


def setting(path: str, name: str, value: str | None) -> Mutation:
    def mutate(root: etree._Element) -> None:
        element = find(root, path)
        if value is None:
            del element.attrib[name]
        else:
            element.set(name, value)

    return mutate


def saying(path: str, text: str) -> Mutation:
    def mutate(root: etree._Element) -> None:
        find(root, path).text = text

    return mutate


def removing(path: str) -> Mutation:
    def mutate(root: etree._Element) -> None:
        element = find(root, path)
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)

    return mutate


def adding(path: str, tag: str, text: str = "", **attributes: str) -> Mutation:
    def mutate(root: etree._Element) -> None:
        etree.SubElement(find(root, path), tag, attributes).text = text

    return mutate


def exchanged(root: etree._Element) -> None:
    """A resource that nothing launches stands first."""
    resources = find(root, "cp:resources")
    first = etree.Element(f"{CP}resource", {"identifier": "x", "type": "webcontent"})
    first.set(f"{ADLCP}scormtype", "asset")
    resources.insert(0, first)


def last_file_first(root: etree._Element) -> None:
    resource = find(root, "cp:resources/cp:resource")
    resource.insert(0, resource[-1])


ITEM, RESOURCE = "cp:organizations/cp:organization/cp:item", "cp:resources/cp:resource"
MUTATIONS: dict[str, Mutation] = {
    "schemaversion with a space": saying("cp:metadata/cp:schemaversion", " 1.2"),
    "schemaversion of 2004": saying("cp:metadata/cp:schemaversion", "2004 4th Edition"),
    "no schemaversion": removing("cp:metadata/cp:schemaversion"),
    "other schema": saying("cp:metadata/cp:schema", "ADL Scorm"),
    "no metadata": removing("cp:metadata"),
    "no title of the item": removing(f"{ITEM}/cp:title"),
    "no title of the organization": removing("cp:organizations/cp:organization/cp:title"),
    "empty title": saying(f"{ITEM}/cp:title", " "),
    "title in two lines": saying(f"{ITEM}/cp:title", "Kurs\nzwei"),
    "title of 201 characters": saying(f"{ITEM}/cp:title", "x" * 201),
    "no item": removing(ITEM),
    "no organization": removing("cp:organizations/cp:organization"),
    "no organizations": removing("cp:organizations"),
    "wrong default": setting("cp:organizations", "default", "x"),
    "no default": setting("cp:organizations", "default", None),
    "invisible item": setting(ITEM, "isvisible", "false"),
    "item that does not say it is visible": setting(ITEM, "isvisible", None),
    "item without resource": setting(ITEM, "identifierref", None),
    "item with a resource that is not there": setting(ITEM, "identifierref", "x"),
    "mastery score": adding(ITEM, f"{ADLCP}masteryscore", "70"),
    "identifier with a space": setting(ITEM, "identifier", "item 1"),
    "identifier that begins with a digit": setting(RESOURCE, "identifier", "1sco"),
    "identifier of 256 characters": setting(ITEM, "identifier", "x" * 256),
    "no resource": removing(RESOURCE),
    "scormType of 2004": setting(RESOURCE, f"{ADLCP}scormType", "sco"),
    "no scormtype": setting(RESOURCE, f"{ADLCP}scormtype", None),
    "unknown scormtype": setting(RESOURCE, f"{ADLCP}scormtype", "SCO"),
    "resource of another type": setting(RESOURCE, "type", "text/html"),
    "resource that starts nothing": setting(RESOURCE, "href", None),
    "resource that starts what it does not list": setting(RESOURCE, "href", "start.html"),
    "file that is not there": adding(RESOURCE, f"{CP}file", href="x.js"),
    "file that is not listed": removing(f"{RESOURCE}/cp:file[@href='player.js']"),
    "other file first": last_file_first,
    "other resource first": exchanged,
    "second organization": adding("cp:organizations", f"{CP}organization", identifier="x"),
    "element of nobody": adding(ITEM, "{urn:x}note", "x"),
    "schemaLocation": setting(
        ".", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", "a b"
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutated_manifest_fails(name: str, package: Package) -> None:
    root = package.root
    MUTATIONS[name](root)
    mutant = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    assert faults(replace(package, manifest=mutant)) != []


@pytest.mark.parametrize("name", ["identifier that begins with a digit", "scormType of 2004"])
def test_the_schema_is_no_empty_check(name: str, package: Package, schema: etree.XMLSchema) -> None:
    root = package.root
    MUTATIONS[name](root)
    assert not schema.validate(root)


TEXTS: dict[str, tuple[str, str]] = {
    "other prefix": ("adlcp", "scorm"),
    "content packaging with a prefix": ("xmlns=", "xmlns:imscp="),
    "numeric reference": ("Krisen", "&#75;risen"),
    "other content packaging": ("imscp_rootv1p1p2", "imscp_v1p1"),
    "no declaration": ("<?xml version='1.0' encoding='UTF-8'?>", ""),
    "twice the same identifier": ("-sco", "-item"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_manifest_with_other_text_fails(name: str, package: Package) -> None:
    old, new = TEXTS[name]
    mutant = package.manifest.decode("utf-8").replace(old, new)
    assert mutant.encode() != package.manifest
    assert faults(replace(package, manifest=mutant.encode())) != []


@pytest.mark.parametrize(
    "names",
    [
        lambda names: (*names[1:], names[0]),
        lambda names: (*names, "media/Ä.png"),
        lambda names: (*names, "Media/A.png"),
        lambda names: (*names, "media\\a.png"),
        lambda names: (*names, "index.php"),
        lambda names: (*names, "player.mjs"),
        lambda names: (*names, "x" * 100 + ".js"),
        lambda names: (*names, names[-1]),
        lambda names: names[:-1],
    ],
)
def test_a_zip_file_with_other_names_fails(
    names: Callable[[tuple[str, ...]], tuple[str, ...]], package: Package
) -> None:
    assert faults(replace(package, names=names(package.names))) != []
