"""The parts of a Word file and how they name each other (Open Packaging Conventions)."""

from __future__ import annotations

import io
import stat
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from builder.model.course import Asset
from builder.record import mutable
from builder.writers.guide.word.xml import Element, R

_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = f"{_WORD}.document.main+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}


def is_embeddable(asset: Asset) -> bool:
    """Whether every Word and LibreOffice shows the picture."""
    return asset.media_type in _ENDINGS


@mutable
class Package:
    """Collects parts while the body is written; pictures and addresses are kept once."""

    parts: dict[str, bytes] = field(default_factory=dict)
    lists: list[int] = field(default_factory=list)
    """First numbers of the numbered lists, in their order."""
    _named: dict[tuple[str, str], str] = field(default_factory=dict)
    _types: dict[str, str] = field(default_factory=dict)
    _pictures: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, root: Element) -> str:
        """A part beside the body, such as ``styles``; returns the id of its relationship."""
        self.parts[f"word/{kind}.xml"] = _bytes(root)
        self._types[f"/word/{kind}.xml"] = f"{_WORD}.{kind}+xml"
        return self._relate(kind, f"{kind}.xml")

    def picture(self, asset: Asset) -> str:
        """The id of the relationship to a picture, which is stored when it first occurs."""
        if asset.path not in self._pictures:
            path = f"media/{len(self._pictures) + 1}.{_ENDINGS[asset.media_type]}"
            self.parts[f"word/{path}"] = Path(asset.file).read_bytes()
            self._pictures[asset.path] = self._relate("image", path)
        return self._pictures[asset.path]

    def address(self, target: str) -> str:
        return self._relate("hyperlink", target)

    def zipped(self, body: Element, core: Element) -> bytes:
        """The whole file: content types first, then by name, all dated 1980."""
        parts = self.parts | {
            "_rels/.rels": _bytes(_package_relationships()),
            "docProps/core.xml": _bytes(core),
            "word/document.xml": _bytes(body),
            "word/_rels/document.xml.rels": _bytes(self._relationships()),
        }
        target = io.BytesIO()
        with ZipFile(target, "w") as archive:
            archive.writestr(_entry("[Content_Types].xml"), _bytes(self._content_types()))
            for name in sorted(parts):
                archive.writestr(_entry(name), parts[name])
        return target.getvalue()

    def _relate(self, kind: str, target: str) -> str:
        return self._named.setdefault((kind, target), f"rId{len(self._named) + 1}")

    def _relationships(self) -> Element:
        root = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap=_plain(_RELATIONSHIPS))
        for (kind, target), name in self._named.items():
            entry = _relationship(root, name, f"{R}/{kind}", target)
            if kind == "hyperlink":
                entry.set("TargetMode", "External")
        return root

    def _content_types(self) -> Element:
        root = etree.Element(f"{{{_CONTENT_TYPES}}}Types", nsmap=_plain(_CONTENT_TYPES))
        endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
        endings |= {ending: kind for kind, ending in _ENDINGS.items()}
        for ending, kind in endings.items():
            etree.SubElement(
                root, f"{{{_CONTENT_TYPES}}}Default", Extension=ending, ContentType=kind
            )
        types = self._types | {"/word/document.xml": _MAIN, "/docProps/core.xml": _CORE_TYPE}
        for name, kind in types.items():
            etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Override", PartName=name, ContentType=kind)
        return root


def _plain(namespace: str) -> Mapping[str, str]:
    """The map that makes a namespace the default one."""
    return cast("Mapping[str, str]", {None: namespace})


def _package_relationships() -> Element:
    root = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap=_plain(_RELATIONSHIPS))
    _relationship(root, "rId1", f"{R}/officeDocument", "word/document.xml")
    _relationship(root, "rId2", _CORE, "docProps/core.xml")
    return root


def _relationship(root: Element, name: str, kind: str, target: str) -> Element:
    tag = f"{{{_RELATIONSHIPS}}}Relationship"
    return etree.SubElement(root, tag, Id=name, Type=kind, Target=target)


def _bytes(root: Element) -> bytes:
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    entry.compress_type = ZIP_DEFLATED
    return entry
