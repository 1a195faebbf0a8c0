"""The manifest of a SCORM 1.2 package, as the parsers of real LMSs want it.

Moodle reads it without namespaces, so the prefix must be literally ``adlcp`` and content packaging
the default namespace; it compares ``schemaversion`` with its whitespace and garbles numeric
character references, so text is raw UTF-8. Open edX starts the first resource and shows only items
that say ``isvisible``. Without schema files in the package there is no ``xsi:schemaLocation``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from lxml import etree

MANIFEST = "imsmanifest.xml"
LAUNCH = "index.html"
CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
NAMESPACES: dict[Any, str] = {None: CP, "adlcp": ADLCP}


def manifest(course_id: str, title: str, files: Sequence[str]) -> bytes:
    """One organization with one item that starts the course; ``files`` are all of the package."""
    prefix = identifier_prefix(course_id)
    root = etree.Element(f"{{{CP}}}manifest", nsmap=NAMESPACES)
    root.set("identifier", f"{prefix}-{course_id}")
    metadata = _child(root, "metadata")
    _child(metadata, "schema").text = "ADL SCORM"
    _child(metadata, "schemaversion").text = "1.2"
    _organizations(root, prefix, " ".join(title.split()))
    _resources(root, prefix, files)
    document: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, pretty_print=True
    )
    return document


def identifier_prefix(course_id: str) -> str:
    """What tells the identifiers of a course from all others and never changes.

    LMSs know learners' records by identifiers, and SuccessFactors by their first 15 characters.
    """
    return "k" + sha256(course_id.encode()).hexdigest()[:7]


def _organizations(root: etree._Element, prefix: str, title: str) -> None:
    name = f"{prefix}-organization"
    organizations = _child(root, "organizations", default=name)
    organization = _child(organizations, "organization", identifier=name)
    _child(organization, "title").text = title
    item = _child(
        organization,
        "item",
        identifier=f"{prefix}-item",
        identifierref=f"{prefix}-sco",
        isvisible="true",
    )
    _child(item, "title").text = title


def _resources(root: etree._Element, prefix: str, files: Iterable[str]) -> None:
    resources = _child(root, "resources")
    resource = _child(resources, "resource", identifier=f"{prefix}-sco", type="webcontent")
    resource.set(f"{{{ADLCP}}}scormtype", "sco")
    resource.set("href", LAUNCH)
    for name in sorted(files, key=lambda name: (name != LAUNCH, name)):
        _child(resource, "file", href=name)


def _child(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{CP}}}{tag}", attributes)
