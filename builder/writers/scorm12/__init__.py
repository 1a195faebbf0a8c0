"""A SCORM 1.2 package: the player as one SCO in a zip file that any LMS imports."""

from __future__ import annotations

from collections.abc import Iterator

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic, problem
from builder.job import Job
from builder.writers.edition import Edition, missing_documents
from builder.writers.scorm12.suspend_size import LIMIT, suspend_size

_PACKAGING = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"

EDITION = Edition(
    name="scorm12",
    adapter="scorm12",
    standard="SCORM 1.2",
    version="1.2",
    packaging=_PACKAGING,
    prefixes={"adlcp": _ADLCP},
    scorm_type="scormtype",
    schemas={
        _PACKAGING: "imscp_rootv1p1p2.xsd",
        "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1": "imsmd_rootv1p2p1.xsd",
        _ADLCP: "adlcp_rootv1p2.xsd",
    },
    included=("ims_xml.xsd",),
)
NAME = EDITION.name


def plan(job: Job) -> tuple[None, tuple[Diagnostic, ...]]:
    """Nothing to decide; warns where an LMS cannot keep all that learners may answer."""
    lost = list(missing_documents(EDITION, job))
    size = suspend_size(job.course)
    if size > LIMIT:
        course = job.course
        lost.append(problem("W001", course.span, name=course.id, size=size, limit=LIMIT))
    return None, tuple(lost)


def write(job: Job, plan: None) -> Iterator[Artifact]:
    """The one file that HR trainers upload."""
    from builder.writers.manifest import files_of, manifest, package

    files = files_of(EDITION, job)
    yield package(EDITION, job, manifest(EDITION, job, files), files)
