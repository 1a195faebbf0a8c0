"""The file before its first word: parts, title and dates, header and footer, sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from textwrap import shorten

from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.numbering import NumberingPart
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart
from docx.section import Section
from docx.shared import Cm, Twips

from builder.job import Job
from builder.writers.guide.word.numbering import numbering
from builder.writers.guide.word.styles import add_styles, locale
from builder.writers.guide.word.xml import Element, field, w

_A4 = (Cm(21), Cm(29.7))
_LONGEST = 255
"""Characters that python-docx allows for a property."""
_PORTRAIT_MARGIN, _LANDSCAPE_MARGIN = Cm(2.8), Cm(2)


def blank(job: Job) -> Document:
    """A file without a word but with everything that the guide's words need.

    python-docx would begin with its template, whose styles, faces and languages are not ours.
    """
    package = Package()
    path, kind = PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN
    main = DocumentPart(path, kind, w("document", w("body", w("sectPr"))), package)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    _add_part(main, "styles", StylesPart, w("styles"))
    _add_part(main, "settings", SettingsPart, _settings(job))
    _add_part(main, "numbering", NumberingPart, numbering(job))
    file: Document = main.document
    add_styles(file.styles, job)
    _describe(file, job)
    _surround(file, job)
    return file


def add(file: Document, elements: Iterable[Element]) -> None:
    """Write on the sheets of the last section, whose properties end the body."""
    end = file.element.body.sectPr
    for element in elements:
        end.addprevious(element)


def begin_section(file: Document, *, on_its_side: bool) -> None:
    """The section that follows; the paragraph before keeps the properties of the one that ends.

    python-docx gives them an empty paragraph of their own.
    """
    section = file.add_section()
    section.different_first_page_header_footer = False
    holder = file.element.body[-2]
    holder.getprevious().set_sectPr(holder.pPr.sectPr)
    file.element.body.remove(holder)
    _lay(section, on_its_side=on_its_side)


def _add_part(main: DocumentPart, name: str, make: Callable[..., XmlPart], root: Element) -> None:
    path, kind = PackURI(f"/word/{name}.xml"), getattr(CONTENT_TYPE, f"WML_{name.upper()}")
    part = make(path, kind, root, main.package)
    main.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))


def _lay(section: Section, *, on_its_side: bool) -> None:
    short, long = _A4
    margin = _LANDSCAPE_MARGIN if on_its_side else _PORTRAIT_MARGIN
    section.orientation = WD_ORIENTATION.LANDSCAPE if on_its_side else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = (long, short) if on_its_side else (short, long)
    section.left_margin = section.right_margin = margin
    section.top_margin, section.bottom_margin, section.gutter = Cm(2.6), Cm(2.3), Cm(0)
    section.header_distance = section.footer_distance = Twips(680)


def _surround(file: Document, job: Job) -> None:
    """Running header and footer: title, organisation and page number, the numbers as fields
    wherever the sentence names them."""
    section = file.sections[0]
    _lay(section, on_its_side=False)
    section.different_first_page_header_footer = True  # the cover has neither
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.style, footer.style = file.styles["Header"], file.styles["Footer"]
    header.add_run(f"{job.course.title} – {job.texts['print.guide']}")
    before, _, rest = job.texts["print.page"].partition("{page}")
    between, _, after = rest.partition("{pages}")
    footer.add_run(f"{job.project.organisation.name} – {before}")
    footer._p.append(field("PAGE", "1"))
    footer.add_run(between)
    footer._p.append(field("NUMPAGES", "1"))
    if after:
        footer.add_run(after)


def _describe(file: Document, job: Job) -> None:
    """Title, author and language; the dates are those of the build."""
    about = file.core_properties
    about.title = _short(f"{job.course.title} – {job.texts['print.guide']}")
    about.author = about.last_modified_by = _short(job.project.organisation.name)
    about.language = locale(job)
    about.comments = _short(job.course.summary)
    about.created = about.modified = job.built


def _short(words: str) -> str:
    return shorten(words, _LONGEST, placeholder=" …")


def _settings(job: Job) -> Element:
    """The mode of today's Word; without it, files open in »compatibility mode«."""
    name = "http://schemas.microsoft.com/office/word"
    modern = w("compatSetting", name="compatibilityMode", uri=name, val=15)
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=709),
        w("compat", modern),
        w("themeFontLang", val=locale(job)),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )
