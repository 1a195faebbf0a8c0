"""The two editions of SCORM 2004 that LMSs import.

They share all namespaces and differ, for a package without sequencing of its own, only in
``schemaversion`` and in the content of the official schema files.
"""

from __future__ import annotations

from dataclasses import replace

from builder.writers.edition import Edition

_ADL = "http://www.adlnet.org/xsd"
_IMS = "http://www.imsglobal.org/xsd"
_IMSSS_PARTS = (
    "auxresource",
    "control",
    "delivery",
    "limit",
    "objective",
    "random",
    "rollup",
    "seqrule",
    "util",
)

FOURTH_EDITION = Edition(
    name="scorm2004-4th",
    adapter="scorm2004",
    standard="SCORM 2004 4th Edition",
    version="2004 4th Edition",
    packaging=f"{_IMS}/imscp_v1p1",
    prefixes={
        "adlcp": f"{_ADL}/adlcp_v1p3",
        "adlseq": f"{_ADL}/adlseq_v1p3",
        "adlnav": f"{_ADL}/adlnav_v1p3",
        "imsss": f"{_IMS}/imsss",
    },
    scorm_type="scormType",
    schemas={
        f"{_IMS}/imscp_v1p1": "imscp_v1p1.xsd",
        f"{_ADL}/adlcp_v1p3": "adlcp_v1p3.xsd",
        f"{_ADL}/adlseq_v1p3": "adlseq_v1p3.xsd",
        f"{_ADL}/adlnav_v1p3": "adlnav_v1p3.xsd",
        f"{_IMS}/imsss": "imsss_v1p0.xsd",
    },
    included=(
        *(f"imsss_v1p0{part}.xsd" for part in _IMSSS_PARTS),
        *("xml.xsd", "XMLSchema.dtd", "datatypes.dtd"),
    ),
)
THIRD_EDITION = replace(
    FOURTH_EDITION,
    name="scorm2004-3rd",
    standard="SCORM 2004 3rd Edition",
    version="2004 3rd Edition",
)
