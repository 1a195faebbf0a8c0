"""What standard and real LMSs ask of a SCORM 2004 package, one function for each subject.

The application profile's rules (ADL's schematron and required-files checks) and, on top, what
Moodle, SuccessFactors and Open edX need to show the course and to keep its results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from tests.scorm12.rules12 import FILE_NAME, NCNAME, REFUSED, UNKNOWN

CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_v1p3}"
ADLSEQ = "{http://www.adlnet.org/xsd/adlseq_v1p3}"
ADLNAV = "{http://www.adlnet.org/xsd/adlnav_v1p3}"
IMSSS = "{http://www.imsglobal.org/xsd/imsss}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
PREFIXES = {
    None: CP[1:-1],
    "adlcp": ADLCP[1:-1],
    "adlseq": ADLSEQ[1:-1],
    "adlnav": ADLNAV[1:-1],
    "imsss": IMSSS[1:-1],
}
VERSIONS = ("2004 3rd Edition", "2004 4th Edition")
PARTS = "auxresource control delivery limit objective random rollup seqrule util"
REQUIRED = {
    *("imscp_v1p1.xsd", "adlcp_v1p3.xsd", "adlseq_v1p3.xsd", "adlnav_v1p3.xsd", "imsss_v1p0.xsd"),
    *(f"imsss_v1p0{part}.xsd" for part in PARTS.split()),
    *("xml.xsd", "XMLSchema.dtd", "datatypes.dtd"),
}
"""Control documents: those named and those that they include in turn."""
BUTTONS = {"continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll"}


@dataclass(frozen=True, slots=True)
class Package:
    """A manifest's bytes and the names in its zip file, in order."""

    manifest: bytes
    names: tuple[str, ...]

    @property
    def root(self) -> etree._Element:
        return etree.fromstring(self.manifest)


def faults(package: Package) -> list[str]:
    """Every rule that a package breaks; empty for a good one."""
    rules = (
        *(_bytes, _namespaces, _control_documents, _metadata, _identifiers, _organizations),
        *(_titles, _items, _sequencing, _navigation, _resources, _hrefs, _zip),
    )
    return [fault for rule in rules for fault in rule(package)]


def _bytes(package: Package) -> Iterator[str]:
    text = package.manifest.decode("utf-8")
    if text.startswith("\ufeff") or not re.match(r"<\?xml [^>]*encoding=.UTF-8.", text):
        yield "the manifest is no plain UTF-8 with a declaration"
    if "&#" in text:
        yield "a numeric character reference: Moodle escapes it twice"


def _namespaces(package: Package) -> Iterator[str]:
    root = package.root
    if root.tag != f"{CP}manifest":
        yield "the root is no manifest of IMS content packaging 1.1.4"
    if {prefix: name for prefix, name in root.nsmap.items() if prefix != "xsi"} != PREFIXES:
        yield "content packaging is not the default namespace, or a prefix is another"
    if any(element.prefix not in PREFIXES for element in root.iter(etree.Element)):
        yield "an element has a prefix that Moodle does not know"


def _control_documents(package: Package) -> Iterator[str]:
    """Every directly referenced XML control document stands at the root, or none is referenced."""
    root = package.root
    at_root = {name for name in package.names if name.endswith((".xsd", ".dtd"))}
    named = [
        str(element.get(f"{XSI}schemaLocation"))
        for element in root.iter(etree.Element)
        if f"{XSI}schemaLocation" in element.attrib
    ]
    if not named:
        if at_root:
            yield "control documents that nothing refers to"
        return
    words = " ".join(named).split()
    pairs = dict(zip(words[::2], words[1::2], strict=False))
    if len(words) % 2 or set(pairs) != set(PREFIXES.values()):
        yield "schemaLocation does not name a place for each namespace"
    if missing := {*pairs.values(), *REQUIRED} - at_root:
        yield f"control documents are not at the root: {sorted(missing)}"
    if at_root - REQUIRED:
        yield "control documents of another standard"


def _metadata(package: Package) -> Iterator[str]:
    found = package.root.findall(f"{CP}metadata")
    children = [(child.tag, child.text) for metadata in found for child in metadata]
    if len(found) != 1 or [tag for tag, _ in children] != [f"{CP}schema", f"{CP}schemaversion"]:
        yield "metadata is not exactly schema and schemaversion"
    elif children[0][1] != "ADL SCORM" or children[1][1] not in VERSIONS:
        yield "schema or schemaversion are other words; Moodle would take it for SCORM 1.2"


def _identifiers(package: Package) -> Iterator[str]:
    elements = package.root.iter(etree.Element)
    names = [name for element in elements if (name := element.get("identifier")) is not None]
    if len(set(names)) < len(names):
        yield "an identifier occurs twice"
    yield from (f"{name!r} is no NCName" for name in names if not NCNAME.fullmatch(name))
    yield from (f"{name!r} is too long for Moodle" for name in names if len(name) > 255)


def _organizations(package: Package) -> Iterator[str]:
    root = package.root
    order = [f"{CP}{name}" for name in ("metadata", "organizations", "resources")]
    if [child.tag for child in root] != order:
        yield "not exactly metadata, organizations and resources"
    found = root.findall(f"{CP}organizations/{CP}organization")
    default = [element.get("default") for element in root.iterfind(f"{CP}organizations")]
    if len(found) != 1 or default != [found[0].get("identifier")]:
        yield "not exactly one organization, named as the default"
    if any(not element.findall(f"{CP}item") for element in found):
        yield "an organization without items"


def _titles(package: Package) -> Iterator[str]:
    root = package.root
    for element in (*root.iter(f"{CP}organization"), *root.iter(f"{CP}item")):
        titles = [title.text or "" for title in element.findall(f"{CP}title")]
        if len(titles) != 1 or not titles[0].strip() or element[0].tag != f"{CP}title":
            yield "an item or organization that does not begin with its one title"
        elif titles[0] != " ".join(titles[0].split()) or len(titles[0]) > 200:
            yield "a title has line breaks or more than 200 characters"


def _items(package: Package) -> Iterator[str]:
    root = package.root
    resources = {element.get("identifier") for element in root.iter(f"{CP}resource")}
    for item in root.iter(f"{CP}item"):
        is_leaf = not item.findall(f"{CP}item")
        if is_leaf and item.get("identifierref") not in resources:
            yield "a leaf item starts nothing"
        if not is_leaf and item.get("identifierref") is not None:
            yield "an item with items of its own starts something"
        if "parameters" in item.attrib and "identifierref" not in item.attrib:
            yield "parameters without anything to start"
        if item.get("isvisible") != "true":
            yield "an item does not say isvisible: Open edX hides it"
        if item.findall(f"{ADLCP}completionThreshold"):
            yield "a completionThreshold: Moodle would take completed back"
        if item.findall(f"{ADLCP}timeLimitAction") or item.findall(f"{ADLCP}dataFromLMS"):
            yield "an item with limits or data that the course has no use for"


def _sequencing(package: Package) -> Iterator[str]:
    root = package.root
    for item in root.iter(f"{CP}item"):
        controls = item.findall(f"{IMSSS}sequencing/{IMSSS}deliveryControls")
        said = [dict(control.attrib) for control in controls]
        if said != [{"completionSetByContent": "true", "objectiveSetByContent": "true"}]:
            yield "the content does not set completion and objective: SuccessFactors completes it"
    for organization in root.iter(f"{CP}organization"):
        modes = organization.findall(f"{IMSSS}sequencing/{IMSSS}controlMode")
        if len(modes) != 1 or modes[0].get("flow") != "true" or modes[0].get("choice") != "true":
            yield "no flow or no choice: a strict LMS would start nothing"
    for element in root.iter(f"{CP}item", f"{CP}organization"):
        if len(element.findall(f"{IMSSS}sequencing")) > 1:
            yield "sequencing twice"
    for objectives in root.iter(f"{IMSSS}objectives"):
        if len(objectives.findall(f"{IMSSS}primaryObjective")) != 1:
            yield "objectives without exactly one primary objective"
    if root.findall(f".//{IMSSS}minNormalizedMeasure"):
        yield "a passing score: LMSs would report failed while attempts are left"


def _navigation(package: Package) -> Iterator[str]:
    for item in package.root.iter(f"{CP}item"):
        path = f"{ADLNAV}presentation/{ADLNAV}navigationInterface/{ADLNAV}hideLMSUI"
        hidden = [element.text for element in item.findall(path)]
        if set(hidden) - BUTTONS or len(set(hidden)) < len(hidden):
            yield "hides what is no button of an LMS, or hides it twice"
        if set(hidden) != {"continue", "previous"}:
            yield "hides a way to leave, or shows one that leads nowhere"


def _resources(package: Package) -> Iterator[str]:
    root = package.root
    resources = root.findall(f"{CP}resources/{CP}resource")
    launched = [item.get("identifierref") for item in root.iter(f"{CP}item")]
    if not resources or resources[0].get("identifier") not in launched:
        yield "the first resource is not the one to launch: Open edX starts it"
    for resource in resources:
        if set(resource.attrib) != {"identifier", "type", "href", f"{ADLCP}scormType"}:
            yield "a resource without exactly identifier, type, href and adlcp:scormType"
        if resource.get(f"{ADLCP}scormType") not in ("sco", "asset"):
            yield "a resource is neither sco nor asset"
        if resource.get("type") != "webcontent":
            yield "a resource is no webcontent"
        if resource.get("identifier") not in launched:
            yield "a resource that nothing starts"
        hrefs = [element.get("href") for element in resource.findall(f"{CP}file")]
        if hrefs[:1] != [resource.get("href")]:
            yield "a resource does not list the file that it starts first"


def _hrefs(package: Package) -> Iterator[str]:
    root = package.root
    listed = [str(element.get("href")) for element in root.iter(f"{CP}file")]
    content = {name for name in package.names if not name.endswith((".xsd", ".dtd"))}
    if sorted(listed) != sorted(content - {"imsmanifest.xml"}):
        yield "the files listed are not the files in the package"
    for element in root.iter(f"{CP}file", f"{CP}resource"):
        href = str(element.get("href"))
        if "\\" in href or href.startswith("/") or not PurePosixPath(href).suffix:
            yield f"{href!r} has a backslash, leads to the root or has no extension"
        if len(href) > 2000:
            yield "an address of more than 2000 characters"
    for element in root.iter(etree.Element):
        base = element.get("{http://www.w3.org/XML/1998/namespace}base")
        if base is not None and (base.startswith("/") or not base.endswith("/")):
            yield "an xml:base that begins with a slash or does not end in one"


def _zip(package: Package) -> Iterator[str]:
    if package.names[:1] != ("imsmanifest.xml",):
        yield "the manifest is not the first file at the root"
    for name in package.names:
        ending = name.rpartition(".")[2]
        is_plain = FILE_NAME.fullmatch(name) or name in REQUIRED
        if not is_plain or len(name) > 100:
            yield f"{name!r} is a name that LMSs garble"
        if ending in REFUSED or ending in UNKNOWN or "." not in name:
            yield f"{name!r} is a kind of file that LMSs refuse or serve wrongly"
    if len(set(package.names)) < len(package.names):
        yield "a name occurs twice"
