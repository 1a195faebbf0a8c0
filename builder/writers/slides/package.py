"""The package: every part with its name, content type and relationships, in a zip file.

Parts are written as elements straight into the package. Building the same deck through python-pptx
takes an order of magnitude longer, and its import alone as long as everything else here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import field
from functools import cache
from posixpath import relpath

from builder.record import mutable
from builder.writers.slides.xml import Element, add, foreign_root, serialised

_OFFICE = "application/vnd.openxmlformats-officedocument"
_SHOW = f"{_OFFICE}.presentationml"
CONTENT_TYPES = {
    "presentation": f"{_SHOW}.presentation.main+xml",
    "slideMaster": f"{_SHOW}.slideMaster+xml",
    "slideLayout": f"{_SHOW}.slideLayout+xml",
    "slide": f"{_SHOW}.slide+xml",
    "notesMaster": f"{_SHOW}.notesMaster+xml",
    "notesSlide": f"{_SHOW}.notesSlide+xml",
    "presProps": f"{_SHOW}.presProps+xml",
    "viewProps": f"{_SHOW}.viewProps+xml",
    "tableStyles": f"{_SHOW}.tableStyles+xml",
    "theme": f"{_OFFICE}.theme+xml",
    "chart": f"{_OFFICE}.drawingml.chart+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "extended-properties": f"{_OFFICE}.extended-properties+xml",
}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_DATE = (1980, 1, 1, 0, 0, 0)


@mutable
class Part:
    """A file of the package; relationships keep the order in which they were added."""

    name: str
    kind: str
    content: bytes = b""
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    """(id, kind, target): a part's name, or an address outside."""
    media_type: str = ""
    """Of a part that came with a template."""
    prefix: str = "rId"
    """Of the ids of relationships added here."""

    def refer(self, kind: str, target: str, relation: str = "") -> str:
        """Add a relationship and return its id."""
        relation = relation or f"{self.prefix}{len(self.relations) + 1}"
        self.relations.append((relation, kind, target))
        return relation


def packed(parts: Iterable[Part], extensions: Iterable[tuple[str, str]]) -> bytes:
    """All parts as a zip file that is the same whenever it is written.

    ``extensions`` are the endings of pictures with their media types.
    """
    everything = sorted(parts, key=lambda part: part.name)
    files = [("[Content_Types].xml", serialised(_content_types(everything, extensions)))]
    for part in everything:
        if part.relations:
            folder, _, file = part.name.rpartition("/")
            place = f"{folder}/_rels/{file}.rels".removeprefix("/")
            files.append((place, serialised(_relationships(part, folder))))
        if part.name:
            files.append((part.name, part.content))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0
            entry.compress_type = (
                zipfile.ZIP_DEFLATED if name.endswith((".xml", ".rels")) else zipfile.ZIP_STORED
            )
            archive.writestr(entry, content)
    return target.getvalue()


def _content_types(parts: Iterable[Part], extensions: Iterable[tuple[str, str]]) -> Element:
    types = foreign_root("ct:Types")
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml",
                "xml": "application/xml"}  # fmt: skip
    for ending, media_type in sorted((defaults | dict(extensions)).items()):
        add(types, "ct:Default", Extension=ending, ContentType=media_type)
    for part in parts:
        if own := part.media_type or CONTENT_TYPES.get(part.kind):
            add(types, "ct:Override", PartName=f"/{part.name}", ContentType=own)
    return types


@cache
def _relative(target: str, folder: str) -> str:
    return relpath(target, folder or ".")


def _relationships(part: Part, folder: str) -> Element:
    root = foreign_root("rel:Relationships")
    for relation, kind, target in part.relations:
        base = _PACKAGE_RELATION if kind == "core-properties" else _RELATION
        whole = kind if "://" in kind else f"{base}/{kind}"
        element = add(root, "rel:Relationship", Id=relation, Type=whole)
        outside = kind.endswith("hyperlink") or "://" in target
        element.set("Target", target if outside else _relative(target, folder))
        if outside:
            element.set("TargetMode", "External")
    return root
