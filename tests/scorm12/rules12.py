"""What real LMSs ask of a SCORM 1.2 package beyond its schema, one function for each subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from lxml import etree

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
NAMESPACES = {None: CP[1:-1], "adlcp": ADLCP[1:-1]}
NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
FILE_NAME = re.compile(r"[a-z0-9._-]+(/[a-z0-9._-]+)*")
RESOURCE_ATTRIBUTES = {"identifier", "type", "href", f"{ADLCP}scormtype"}
REFUSED = {"php", "cgi", "sh", "asp", "aspx", "jsp", "py", "rb", "pl", "inc", "lang", "htaccess"}
UNKNOWN = {"mjs", "webp", "woff", "woff2", "wasm", "json", "vtt"}


@dataclass(frozen=True, slots=True)
class Package:
    """A manifest's bytes and the names in its zip file, in order."""

    manifest: bytes
    names: tuple[str, ...]

    @property
    def root(self) -> etree._Element:
        return etree.fromstring(self.manifest)


def opened(archive: ZipFile) -> Package:
    return Package(archive.read("imsmanifest.xml"), tuple(archive.namelist()))


def identifiers(package: Package) -> list[str]:
    """All identifiers of a manifest in document order."""
    found = (element.get("identifier") for element in package.root.iter(etree.Element))
    return [name for name in found if name is not None]


def faults(package: Package) -> list[str]:
    """Every rule that a package breaks; empty for a good one."""
    rules = (_bytes, _namespaces, _metadata, _identifiers, _organizations, _items, _resources, _zip)
    return [fault for rule in rules for fault in rule(package)]


def _bytes(package: Package) -> Iterator[str]:
    text = package.manifest.decode("utf-8")
    if text.startswith("\ufeff") or not re.match(r"<\?xml [^>]*encoding=.UTF-8.", text):
        yield "the manifest is no plain UTF-8 with a declaration"
    if re.search(r"&#", text):
        yield "a numeric character reference: Moodle escapes it twice"


def _namespaces(package: Package) -> Iterator[str]:
    root = package.root
    if root.tag != f"{CP}manifest":
        yield "the root is no manifest of IMS content packaging 1.1.2"
    if dict(root.nsmap) != NAMESPACES:
        yield "content packaging is not the default namespace, or a prefix is not adlcp"
    if any(f"{XSI}schemaLocation" in element.attrib for element in root.iter()):
        yield "a schemaLocation without schema files in the package"
    if any(element.prefix not in NAMESPACES for element in root.iter(etree.Element)):
        yield "an element has a prefix that Moodle does not know"


def _metadata(package: Package) -> Iterator[str]:
    found = [(child.tag, child.text) for child in package.root.iterfind(f"{CP}metadata/*")]
    if found != [(f"{CP}schema", "ADL SCORM"), (f"{CP}schemaversion", "1.2")]:
        yield "schema and schemaversion are not exactly »ADL SCORM« and »1.2«"


def _identifiers(package: Package) -> Iterator[str]:
    names = identifiers(package)
    if len(set(names)) < len(names):
        yield "an identifier occurs twice"
    yield from (f"{name!r} is no NCName" for name in names if not NCNAME.fullmatch(name))
    yield from (f"{name!r} is too long for Moodle" for name in names if len(name) > 255)


def _organizations(package: Package) -> Iterator[str]:
    root = package.root
    if [child.tag for child in root] != [
        f"{CP}{n}" for n in ("metadata", "organizations", "resources")
    ]:
        yield "not exactly metadata, organizations and resources"
    found = root.findall(f"{CP}organizations/{CP}organization")
    default = [element.get("default") for element in root.iterfind(f"{CP}organizations")]
    if len(found) != 1 or default != [found[0].get("identifier")]:
        yield "not exactly one organization, named as the default"
    for element in found:
        if not element.findall(f"{CP}item"):
            yield "an organization without items"


def _items(package: Package) -> Iterator[str]:
    root = package.root
    resources = {element.get("identifier") for element in root.iter(f"{CP}resource")}
    for element in (*root.iter(f"{CP}organization"), *root.iter(f"{CP}item")):
        titles = [title.text or "" for title in element.findall(f"{CP}title")]
        if len(titles) != 1 or not titles[0].strip():
            yield "an item or organization without exactly one title"
        elif titles[0] != " ".join(titles[0].split()) or len(titles[0]) > 200:
            yield "a title has line breaks or more than 200 characters"
    for element in root.iter(f"{CP}item"):
        if element.get("isvisible") != "true":
            yield "an item does not say isvisible: Open edX hides it"
        if element.get("identifierref") not in resources:
            yield "an item starts nothing"
        if element.findall(f"{ADLCP}masteryscore"):
            yield "a masteryscore: Moodle would overrule our status"


def _resources(package: Package) -> Iterator[str]:
    root = package.root
    resources = root.findall(f"{CP}resources/{CP}resource")
    if not resources:
        yield "no resource"
        return
    launched = [element.get("identifierref") for element in root.iter(f"{CP}item")]
    if resources[0].get("identifier") not in launched:
        yield "the first resource is not the one to launch: Open edX starts it"
    listed = [str(element.get("href")) for element in root.iter(f"{CP}file")]
    if sorted(listed) != sorted(set(package.names) - {"imsmanifest.xml"}):
        yield "the files listed are not the files in the package"
    for resource in resources:
        yield from _resource(resource)


def _resource(resource: etree._Element) -> Iterator[str]:
    attributes: Mapping[str, str] = {str(k): str(v) for k, v in resource.attrib.items()}
    if attributes.get("type") != "webcontent":
        yield "a resource is no webcontent"
    if set(attributes) - RESOURCE_ATTRIBUTES:
        yield "a resource with attributes of another edition"
    if attributes.get(f"{ADLCP}scormtype") not in ("sco", "asset"):
        yield "a resource without adlcp:scormtype in lower case"
    hrefs = [element.get("href") for element in resource.findall(f"{CP}file")]
    if attributes.get("href") not in hrefs:
        yield "a resource does not list the file that it starts"
    if hrefs and hrefs[0] != attributes.get("href"):
        yield "the file to start is not the first"


def _zip(package: Package) -> Iterator[str]:
    if package.names[:1] != ("imsmanifest.xml",):
        yield "the manifest is not the first file at the root"
    for name in package.names:
        ending = name.rpartition(".")[2]
        if not FILE_NAME.fullmatch(name) or len(name) > 100:
            yield f"{name!r} is a name that LMSs garble"
        if ending in REFUSED or ending in UNKNOWN or "." not in name:
            yield f"{name!r} is a kind of file that LMSs refuse or serve wrongly"
    if len(set(package.names)) < len(package.names):
        yield "a name occurs twice"


def zip_faults(archive: ZipFile) -> list[str]:
    """What breaks in the zip file itself: dates, methods, extra fields."""
    found = []
    for entry in archive.infolist():
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            found.append(f"{entry.filename}: neither stored nor deflated")
        if entry.date_time != (1980, 1, 1, 0, 0, 0) or entry.extra:
            found.append(f"{entry.filename}: not the same in every build")
    return found
