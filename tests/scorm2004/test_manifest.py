"""The packages: official schemas, rules of standard and LMSs, and mutants that must not pass."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from builder.artifact import Archive
from builder.job import Job
from builder.package_zip import zip_bytes
from builder.writers import WRITERS, scorm12
from builder.writers.scorm2004 import FOURTH, THIRD
from tests import sample
from tests.scorm12.rules12 import zip_faults
from tests.scorm12.test_courses import COURSES, job
from tests.scorm2004 import xsd
from tests.scorm2004.rules2004 import ADLCP, ADLNAV, CP, IMSSS, Package, faults

EDITIONS = {writer.NAME: writer for writer in (THIRD, FOURTH)}
Mutation = Callable[[etree._Element], None]


def packed(name: str, made: Job) -> bytes:
    writer = WRITERS[name]
    plan, _ = writer.plan(made)
    (artifact,) = writer.write(made, plan)
    assert isinstance(artifact.content, Archive)
    assert str(artifact.path) == f"{made.course.id}/{made.course.id}_{name}.zip"
    return zip_bytes(artifact.content.files)


def opened(content: bytes) -> Package:
    archive = ZipFile(io.BytesIO(content))
    return Package(archive.read("imsmanifest.xml"), tuple(archive.namelist()))


@cache
def built(name: str) -> bytes:
    return packed(name, sample.job())


@cache
def schema(name: str) -> etree.XMLSchema:
    return xsd.load(xsd.FOLDERS[name])


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_package_is_valid_and_breaks_no_rule(edition: str) -> None:
    package = opened(built(edition))
    schema(edition).assertValid(package.root)
    assert faults(package) == []
    assert zip_faults(ZipFile(io.BytesIO(built(edition)))) == []


@pytest.mark.parametrize("name", COURSES)
def test_every_course_of_the_repository_is_a_valid_package(name: str, edition: str) -> None:
    made = job(name)
    assert WRITERS[edition].plan(made)[1] == ()
    package = opened(packed(edition, made))
    schema(edition).assertValid(package.root)
    assert faults(package) == []


def test_the_manifest_is_this_one(edition: str, accept: bool) -> None:
    """Persistent identifiers: whoever changes one takes every learner's record away."""
    golden = Path(__file__).parent / f"{edition}.xml"
    manifest = opened(built(edition)).manifest
    if accept:
        golden.write_bytes(manifest)
    assert manifest == golden.read_bytes()


def test_two_builds_are_the_same_to_the_byte(edition: str) -> None:
    assert packed(edition, sample.job()) == built(edition)


def test_identifiers_are_those_of_scorm_12_and_survive_every_edit(edition: str) -> None:
    course = sample.course()
    edited = replace(course, title="Neu", lessons=course.lessons[:1], final_quiz="")
    (old,) = scorm12.write(sample.job(), None)
    assert isinstance(old.content, Archive)
    known = identifiers(opened(zip_bytes(old.content.files)))
    assert identifiers(opened(built(edition))) == known
    assert identifiers(opened(packed(edition, sample.job(edited)))) == known
    other = identifiers(opened(packed(edition, sample.job(replace(course, id="anderer-kurs")))))
    assert not set(other) & set(known)


def identifiers(package: Package) -> list[str]:
    found = (element.get("identifier") for element in package.root.iter(etree.Element))
    return [name for name in found if name is not None]


@pytest.mark.parametrize(
    "title", ["Bund & Länder <Lage>", "Übung  in\n zwei Zeilen", "„Vor die Lage“ – 1", "x" * 200]
)
def test_titles_of_every_kind(title: str, edition: str) -> None:
    made = opened(packed(edition, sample.job(replace(sample.course(), title=title))))
    schema(edition).assertValid(made.root)
    assert faults(made) == []
    assert made.root.findtext(f".//{CP}item/{CP}title") == " ".join(title.split())


def find(root: etree._Element, path: str) -> etree._Element:
    for prefix, name in {"cp:": CP, "adlnav:": ADLNAV, "imsss:": IMSSS}.items():
        path = path.replace(prefix, name)
    found = root.find(path)
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


def moving_up(path: str) -> Mutation:
    """An element becomes the first of its parent."""

    def mutate(root: etree._Element) -> None:
        element = find(root, path)
        parent = element.getparent()
        assert parent is not None
        parent.insert(0, element)

    return mutate


def both(*mutations: Mutation) -> Mutation:
    def mutate(root: etree._Element) -> None:
        for each in mutations:
            each(root)

    return mutate


ORGANIZATION = "cp:organizations/cp:organization"
ITEM, RESOURCE = f"{ORGANIZATION}/cp:item", "cp:resources/cp:resource"
CONTROLS = f"{ITEM}/imsss:sequencing/imsss:deliveryControls"
BUTTON = f"{ITEM}/adlnav:presentation/adlnav:navigationInterface/adlnav:hideLMSUI"
MODE = f"{ORGANIZATION}/imsss:sequencing/imsss:controlMode"
SCORM_TYPE = f"{ADLCP}scormType"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
MUTATIONS: dict[str, Mutation] = {
    "schemaversion with a line break": saying("cp:metadata/cp:schemaversion", "2004 4th Edition\n"),
    "schemaversion of 1.2": saying("cp:metadata/cp:schemaversion", "1.2"),
    "schemaversion in other case": saying("cp:metadata/cp:schemaversion", "2004 4th edition"),
    "no schemaversion": removing("cp:metadata/cp:schemaversion"),
    "schemaversion first": moving_up("cp:metadata/cp:schemaversion"),
    "other schema": saying("cp:metadata/cp:schema", "ADL Scorm"),
    "no metadata": removing("cp:metadata"),
    "metadata twice": adding(".", f"{CP}metadata"),
    "no title of the item": removing(f"{ITEM}/cp:title"),
    "no title of the organization": removing(f"{ORGANIZATION}/cp:title"),
    "two titles": adding(ITEM, f"{CP}title", "Noch einer"),
    "empty title": saying(f"{ITEM}/cp:title", " "),
    "title in two lines": saying(f"{ITEM}/cp:title", "Kurs\nzwei"),
    "title of 201 characters": saying(f"{ORGANIZATION}/cp:title", "x" * 201),
    "sequencing before the title": moving_up(f"{ITEM}/imsss:sequencing"),
    "no item": removing(ITEM),
    "no organization": removing(ORGANIZATION),
    "no organizations": removing("cp:organizations"),
    "second organization": adding("cp:organizations", f"{CP}organization", identifier="x"),
    "wrong default": setting("cp:organizations", "default", "x"),
    "no default": setting("cp:organizations", "default", None),
    "no resources": removing("cp:resources"),
    "resources first": moving_up("cp:resources"),
    "identifier that begins with a digit": setting(RESOURCE, "identifier", "1sco"),
    "identifier with a space": setting(ITEM, "identifier", "item 1"),
    "identifier of 256 characters": setting(ITEM, "identifier", "x" * 256),
    "same identifier twice": both(
        setting(ITEM, "identifier", "same"), setting(ORGANIZATION, "identifier", "same")
    ),
    "leaf that starts nothing": setting(ITEM, "identifierref", None),
    "leaf that starts what is not there": setting(ITEM, "identifierref", "x"),
    "cluster that starts something": adding(ITEM, f"{CP}item", identifier="x"),
    "parameters without anything to start": both(
        setting(ITEM, "identifierref", None), setting(ITEM, "parameters", "?a=b")
    ),
    "invisible item": setting(ITEM, "isvisible", "false"),
    "item that does not say it is visible": setting(ITEM, "isvisible", None),
    "completion threshold": adding(ITEM, f"{ADLCP}completionThreshold"),
    "time limit": adding(ITEM, f"{ADLCP}timeLimitAction", "exit,message"),
    "data from the LMS": adding(ITEM, f"{ADLCP}dataFromLMS", "x"),
    "no delivery controls": removing(CONTROLS),
    "no sequencing of the item": removing(f"{ITEM}/imsss:sequencing"),
    "completion set by the LMS": setting(CONTROLS, "completionSetByContent", "false"),
    "completion not said": setting(CONTROLS, "completionSetByContent", None),
    "objective set by the LMS": setting(CONTROLS, "objectiveSetByContent", "false"),
    "no flow": setting(MODE, "flow", "false"),
    "no choice": setting(MODE, "choice", None),
    "no control mode": removing(MODE),
    "sequencing twice": adding(ORGANIZATION, f"{IMSSS}sequencing"),
    "objectives without a primary one": adding(f"{ITEM}/imsss:sequencing", f"{IMSSS}objectives"),
    "passing score": adding(f"{ITEM}/imsss:sequencing", f"{IMSSS}minNormalizedMeasure", "0.7"),
    "no such button": saying(BUTTON, "next"),
    "button in other case": saying(BUTTON, "Continue"),
    "no way to leave": saying(BUTTON, "exitAll"),
    "buttons that lead nowhere": removing(f"{ITEM}/adlnav:presentation"),
    "scormtype in lower case": both(
        setting(RESOURCE, SCORM_TYPE, None), setting(RESOURCE, f"{ADLCP}scormtype", "sco")
    ),
    "no scormType": setting(RESOURCE, SCORM_TYPE, None),
    "scormType of nobody": setting(RESOURCE, SCORM_TYPE, "SCO"),
    "no type": setting(RESOURCE, "type", None),
    "other type": setting(RESOURCE, "type", "text/html"),
    "no href": setting(RESOURCE, "href", None),
    "href that is not listed": setting(RESOURCE, "href", "start.html"),
    "href with a query": setting(RESOURCE, "href", "index.html?x=1"),
    "href with a backslash": both(
        setting(RESOURCE, "href", "a\\index.html"),
        setting(f"{RESOURCE}/cp:file", "href", "a\\x.html"),
    ),
    "href from the root": setting(f"{RESOURCE}/cp:file[2]", "href", "/player.css"),
    "href without extension": setting(f"{RESOURCE}/cp:file[2]", "href", "player"),
    "file that is not there": adding(RESOURCE, f"{CP}file", href="x.js"),
    "file that is not listed": removing(f"{RESOURCE}/cp:file[2]"),
    "file to start not first": moving_up(f"{RESOURCE}/cp:file[2]"),
    "resource that nothing starts": adding(
        "cp:resources", f"{CP}resource", identifier="x", type="webcontent", href="player.js"
    ),
    "base from the root": setting(RESOURCE, BASE, "/content/"),
    "base without a slash": setting(RESOURCE, BASE, "content"),
    "element of nobody": adding(ITEM, "{urn:x}note", "x"),
    "schemaLocation without schemas": setting(
        ".", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", "a b"
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutated_manifest_fails(name: str, edition: str) -> None:
    package = opened(built(edition))
    root = package.root
    MUTATIONS[name](root)
    mutant = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    assert faults(replace(package, manifest=mutant)) != []


@pytest.mark.parametrize(
    "name",
    [
        "identifier that begins with a digit",
        "same identifier twice",
        "scormType of nobody",
        "no such button",
        "sequencing before the title",
        "completion not said",
    ],
)
def test_the_schemas_are_no_empty_checks(name: str, edition: str) -> None:
    root = opened(built(edition)).root
    MUTATIONS[name](root)
    if name == "completion not said":
        setting(CONTROLS, "completionSetByContent", "perhaps")(root)
    assert not schema(edition).validate(root)


def test_the_schemas_tell_the_editions_apart() -> None:
    """A threshold has attributes in the 4th edition only."""
    for name in EDITIONS:
        root = opened(built(name)).root
        threshold = etree.Element(f"{ADLCP}completionThreshold", completedByMeasure="true")
        find(root, ITEM).insert(1, threshold)
        assert schema(name).validate(root) == (name == FOURTH.NAME)


TEXTS: dict[str, tuple[str, str]] = {
    "other prefix": ("imsss", "ss"),
    "other prefix of ADL": ("adlcp:", "scorm:"),
    "content packaging with a prefix": ("xmlns=", "xmlns:imscp="),
    "numeric reference": ("Krisen", "&#75;risen"),
    "content packaging of 1.2": ("imscp_v1p1", "imscp_rootv1p1p2"),
    "no declaration": ("<?xml version='1.0' encoding='UTF-8'?>", ""),
    "other encoding": ("encoding='UTF-8'", "encoding='ASCII'"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_manifest_with_other_text_fails(name: str, edition: str) -> None:
    package = opened(built(edition))
    old, new = TEXTS[name]
    mutant = package.manifest.decode("utf-8").replace(old, new)
    if name == "other prefix of ADL":
        mutant = mutant.replace("xmlns:adlcp", "xmlns:scorm")
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
        lambda names: (*names, "imscp_v1p1.xsd"),
    ],
)
def test_a_zip_file_with_other_names_fails(
    names: Callable[[tuple[str, ...]], tuple[str, ...]], edition: str
) -> None:
    package = opened(built(edition))
    assert faults(replace(package, names=names(package.names))) != []
