"""What surrounds the body: running header and footer, settings, title and dates."""

from __future__ import annotations

from lxml import etree

from builder.job import Job
from builder.writers.guide.word.styles import LOCALES
from builder.writers.guide.word.xml import Element, field, paragraph, run, w

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def header(job: Job) -> Element:
    words = f"{job.course.title} – {job.texts['print.guide']}"
    return w("hdr", paragraph("Kopfzeile", [run(words)]))


def footer(job: Job) -> Element:
    """Organisation and page number, the numbers as fields wherever the sentence names them."""
    before, _, rest = job.texts["print.page"].partition("{page}")
    between, _, after = rest.partition("{pages}")
    runs = [
        run(f"{job.project.organisation.name} – {before}"),
        field("PAGE", "1"),
        run(between),
        field("NUMPAGES", "1"),
    ]
    return w("ftr", paragraph("Fusszeile", [*runs, run(after)] if after else runs))


def settings(job: Job) -> Element:
    """The mode of today's Word; without it, files open in »compatibility mode«."""
    name = "http://schemas.microsoft.com/office/word"
    modern = w("compatSetting", name="compatibilityMode", uri=name, val=15)
    language = LOCALES.get(job.course.language, job.course.language)
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=709),
        w("compat", modern),
        w("themeFontLang", val=language),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def core(job: Job) -> Element:
    """Title, author and language; the dates are those of the build."""
    spaces = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=spaces)
    moment = job.built.strftime("%Y-%m-%dT%H:%M:%SZ")
    values = (
        (f"{{{_DC}}}title", f"{job.course.title} – {job.texts['print.guide']}"),
        (f"{{{_DC}}}creator", job.project.organisation.name),
        (f"{{{_DC}}}language", LOCALES.get(job.course.language, job.course.language)),
        (f"{{{_DC}}}description", job.course.summary),
        (f"{{{_TERMS}}}created", moment),
        (f"{{{_TERMS}}}modified", moment),
    )
    for tag, value in values:
        element = etree.SubElement(root, tag)
        element.text = value
        if tag.startswith(f"{{{_TERMS}}}"):
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return root
