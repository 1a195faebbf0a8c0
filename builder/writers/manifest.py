"""What the manifests of all SCORM editions have in common, as the parsers of real LMSs want it.

Moodle reads them without namespaces, so prefixes must be literally those here and content packaging
the default namespace; it compares ``schemaversion`` with its whitespace and garbles numeric
character references, so text is raw UTF-8. Open edX starts the first resource and shows only items
that say ``isvisible``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from builder.artifact import Archive, Artifact, FileSource
from builder.job import Job
from builder.package_zip import in_zip_order
from builder.writers import sco
from builder.writers.edition import Edition

MANIFEST = "imsmanifest.xml"
LAUNCH = "index.html"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


Files = tuple[Artifact, ...]


def files_of(edition: Edition, job: Job) -> Files:
    """The player with the adapter of this standard."""
    return tuple(sco.player(job).artifacts(edition.adapter))


def package(edition: Edition, job: Job, manifest: etree._Element, files: Files) -> Artifact:
    """The zip file of a player with its manifest and, if asked for, its control documents."""
    described = Artifact(PurePosixPath(MANIFEST), _serialised(manifest))
    everything = (described, *_control_documents(edition, job), *files)
    path = PurePosixPath(job.course.id) / f"{job.course.id}_{edition.name}.zip"
    return Artifact(path, Archive(in_zip_order(everything, MANIFEST)))


def manifest(edition: Edition, job: Job, files: Files) -> etree._Element:
    """One organization with one item that starts the course, and the files of its player."""
    course = job.course
    prefix = identifier_prefix(course.id)
    has_schemas = job.project.control_documents is not None
    root = etree.Element(edition.tag("manifest"), nsmap=_namespaces(edition, has_schemas))
    root.set("identifier", f"{prefix}-{course.id}")
    if has_schemas:
        places = (f"{namespace} {name}" for namespace, name in edition.schemas.items())
        root.set(f"{{{XSI}}}schemaLocation", " ".join(places))
    metadata = etree.SubElement(root, edition.tag("metadata"))
    etree.SubElement(metadata, edition.tag("schema")).text = "ADL SCORM"
    etree.SubElement(metadata, edition.tag("schemaversion")).text = edition.version
    _organizations(edition, root, prefix, " ".join(course.title.split()))
    _resources(edition, root, prefix, [str(file.path) for file in files])
    return root


def _namespaces(edition: Edition, has_schemas: bool) -> dict[Any, str]:
    further = {"xsi": XSI} if has_schemas else {}
    return {None: edition.packaging, **edition.prefixes, **further}


def identifier_prefix(course_id: str) -> str:
    """What tells the identifiers of a course from all others and never changes.

    LMSs know learners' records by identifiers, and SuccessFactors by their first 15 characters.
    """
    return "k" + sha256(course_id.encode()).hexdigest()[:7]


def _organizations(edition: Edition, root: etree._Element, prefix: str, title: str) -> None:
    name = f"{prefix}-organization"
    organizations = etree.SubElement(root, edition.tag("organizations"), default=name)
    organization = etree.SubElement(organizations, edition.tag("organization"), identifier=name)
    etree.SubElement(organization, edition.tag("title")).text = title
    names = {"identifier": f"{prefix}-item", "identifierref": f"{prefix}-sco"}
    item = etree.SubElement(organization, edition.tag("item"), {**names, "isvisible": "true"})
    etree.SubElement(item, edition.tag("title")).text = title


def _resources(edition: Edition, root: etree._Element, prefix: str, files: Sequence[str]) -> None:
    resources = etree.SubElement(root, edition.tag("resources"))
    names = {"identifier": f"{prefix}-sco", "type": "webcontent"}
    resource = etree.SubElement(resources, edition.tag("resource"), names)
    resource.set(edition.tag(edition.scorm_type, "adlcp"), "sco")
    resource.set("href", LAUNCH)
    for name in sorted(files, key=lambda name: (name != LAUNCH, name)):
        etree.SubElement(resource, edition.tag("file"), href=name)


def _control_documents(edition: Edition, job: Job) -> Iterable[Artifact]:
    offered = job.project.control_documents
    for asset in offered.files.get(edition.name, ()) if offered else ():
        if asset.path in edition.control_documents:
            yield Artifact(PurePosixPath(asset.path), FileSource(asset.file, asset.size))


def _serialised(root: etree._Element) -> bytes:
    document: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, pretty_print=True
    )
    return document
