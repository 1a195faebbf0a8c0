"""The option ``control_documents``: official schema files in the package, named by its manifest."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from builder.artifact import Archive
from builder.job import Job
from builder.model.course import ControlDocuments
from builder.package_zip import zip_bytes
from builder.writers import WRITERS
from tests import sample
from tests.conftest import ProjectFrom
from tests.scorm2004 import xsd
from tests.scorm2004.rules2004 import REQUIRED, XSI, Package, faults

PROJECT = "organisation:\n  name: Stadt Musterstadt\n"
OUTPUTS = tuple(xsd.FOLDERS)
REQUIRED_12 = {
    *("imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd", "ims_xml.xsd", "adlcp_rootv1p2.xsd"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as an author lays it out, with one file too many."""
    made = tmp_path / "amtlich"
    for name, official in xsd.FOLDERS.items():
        shutil.copytree(official, made / name)
        (made / name / "eigene.xsd").write_text("<x/>", "utf-8")
    return made


@pytest.fixture
def job(folder: Path, project_from: ProjectFrom) -> Job:
    """The sample course in a project that names the folder."""
    project, found = project_from({"project.yaml": f"{PROJECT}kontrolldokumente: {folder}\n"})
    assert project is not None
    assert found == ()
    plain = sample.job()
    offered = project.control_documents
    return replace(plain, project=replace(plain.project, control_documents=offered))


def packed(name: str, job: Job) -> ZipFile:
    writer = WRITERS[name]
    (artifact,) = writer.write(job, writer.plan(job)[0])
    assert isinstance(artifact.content, Archive)
    return ZipFile(io.BytesIO(zip_bytes(artifact.content.files)))


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_package_carries_the_official_files_of_its_own_edition(name: str, job: Job) -> None:
    assert WRITERS[name].plan(job)[1] == ()
    archive = packed(name, job)
    carried = {each for each in archive.namelist() if each.endswith((".xsd", ".dtd"))}
    assert carried == (REQUIRED_12 if name == "scorm12" else REQUIRED)
    for each in carried:
        assert archive.read(each) == (xsd.FOLDERS[name] / each).read_bytes()


@pytest.mark.parametrize("name", OUTPUTS[1:])
def test_a_package_of_2004_passes_the_strict_validator(name: str, job: Job, tmp_path: Path) -> None:
    """The schemas are those in the package, loaded from where it is unpacked."""
    archive = packed(name, job)
    package = Package(archive.read("imsmanifest.xml"), tuple(archive.namelist()))
    assert faults(package) == []
    archive.extractall(tmp_path / "package")
    xsd.load(tmp_path / "package").assertValid(package.root)


def test_the_manifest_of_12_says_where_its_schemas_are(job: Job) -> None:
    root = etree.fromstring(packed("scorm12", job).read("imsmanifest.xml"))
    cp, md = "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.imsglobal.org/xsd"
    adlcp = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
    assert root.get(f"{XSI}schemaLocation") == (
        f"{cp} imscp_rootv1p1p2.xsd {md}/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd "
        f"{adlcp} adlcp_rootv1p2.xsd"
    )


@pytest.mark.parametrize("gone", sorted(REQUIRED))
def test_a_package_without_one_of_them_fails(gone: str, job: Job) -> None:
    archive = packed("scorm2004-4th", job)
    names = tuple(name for name in archive.namelist() if name != gone)
    assert faults(Package(archive.read("imsmanifest.xml"), names)) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("imsss_v1p0.xsd", "xsd/imsss_v1p0.xsd"),
        (" imscp_v1p1.xsd", ""),
        ("http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd", ""),
    ],
)
def test_a_manifest_with_other_places_fails(old: str, new: str, job: Job) -> None:
    archive = packed("scorm2004-3rd", job)
    manifest = archive.read("imsmanifest.xml").decode("utf-8")
    assert old in manifest
    mutant = manifest.replace(old, new, 1).encode()
    assert faults(Package(mutant, tuple(archive.namelist()))) != []


def test_missing_files_are_named(job: Job, folder: Path) -> None:
    offered = job.project.control_documents
    assert isinstance(offered, ControlDocuments)
    left = tuple(asset for asset in offered.files["scorm2004-3rd"] if asset.path != "xml.xsd")
    less = replace(offered, files={"scorm2004-3rd": left})
    poorer = replace(job, project=replace(job.project, control_documents=less))
    (found,) = WRITERS["scorm2004-3rd"].plan(poorer)[1]
    assert (found.code, found.values["names"]) == ("W040", "xml.xsd")
    assert found.values["standard"] == "SCORM 2004 3rd Edition"
    assert found.values["folder"] == f"{folder}/scorm2004-3rd"
    assert found.span.line == 3
    (found,) = WRITERS["scorm12"].plan(poorer)[1]
    assert set(found.values["names"].split(", ")) == REQUIRED_12


def test_a_folder_that_is_not_there(project_from: ProjectFrom) -> None:
    files = {"project.yaml": f"{PROJECT}control_documents: nirgends\n"}
    project, (found,) = project_from(files)
    assert project is not None
    assert project.control_documents is None
    assert (found.code, found.values) == ("P011", {"name": "nirgends"})


def test_without_the_option_there_are_no_schemas() -> None:
    for name in OUTPUTS:
        archive = packed(name, sample.job())
        assert not [each for each in archive.namelist() if each.endswith((".xsd", ".dtd"))]
        assert b"schemaLocation" not in archive.read("imsmanifest.xml")
