"""The styles of the Word file, and no others: Calibri 12 pt, left aligned, spacing 1.15.

Built-in styles keep their English names, by which every Word shows its own translation and finds
headings, lists and contents.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.job import Job
from builder.record import record
from builder.writers.guide.word.numbering import BULLETS, CHECKLIST, NUMBERS
from builder.writers.guide.word.xml import Element, twips, w
from builder.writers.paper.colours import colours
from builder.writers.paper.pictures import TEXT_WIDTH

_FACE = "Calibri"
_MONO = "Consolas"
LOCALES = {"de": "de-DE", "en": "en-GB"}


@record
class _Style:
    """A paragraph style; sizes in half points, distances in twentieths of a point."""

    id: str
    name: str
    size: int = 0
    bold: bool = False
    coloured: bool = False
    before: int = 0
    after: int = 120
    outline: int = -1
    number: int = 0
    next: str = ""
    band: bool = False
    """White words on the colour of the cover."""
    leader: bool = False
    """A number at the right margin, with dots that lead to it."""


_STYLES = (
    _Style("Dokumentart", "Dokumentart", 28, band=True, before=0, after=1200),
    _Style("Titel", "Title", 68, bold=True, band=True, after=200, next="Untertitel"),
    _Style("Untertitel", "Subtitle", 34, band=True, after=560),
    _Style("Logo", "Logo", before=600),
    _Style("Ueberschrift1", "heading 1", 44, True, True, 380, 200, outline=0, next="Standard"),
    _Style("Ueberschrift2", "heading 2", 32, True, True, 360, 100, outline=1, next="Standard"),
    _Style("Verzeichnistitel", "TOC Heading", 44, True, True, 0, 200, next="Standard"),
    _Style("Verzeichnis1", "toc 1", after=80, leader=True),
    _Style("Aufzaehlung", "List Bullet", after=20, number=BULLETS),
    _Style("Nummerierung", "List Number", after=20, number=NUMBERS),
    _Style("Checkliste", "Checkliste", after=60, number=CHECKLIST),
    _Style("Tabellenaufzaehlung", "Aufzählung in Tabellen", 23, after=20, number=BULLETS),
    _Style("Tabellennummerierung", "Nummerierung in Tabellen", 23, after=20, number=NUMBERS),
    _Style("Tabellentext", "Tabellentext", 23, before=40, after=50),
    _Style("Nachtabelle", "Absatz nach Tabelle", before=200),
    _Style("Kopfzeile", "header", 20, coloured=True, after=0),
    _Style("Fusszeile", "footer", 20, coloured=True, after=0),
)


def styles(job: Job) -> Element:
    palette = {name: value.removeprefix("#") for name, value in colours(job).items()}
    return w(
        "styles",
        _defaults(LOCALES.get(job.course.language, job.course.language), palette["text"]),
        w(
            "style",
            w("name", val="Normal"),
            w("qFormat"),
            type="paragraph",
            default=1,
            styleId="Standard",
        ),
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("uiPriority", val=1),
            w("semiHidden"),
            type="character",
            default=1,
            styleId="Absatz-Standardschriftart",
        ),
        *(_paragraph(style, palette["title"]) for style in _STYLES),
        *_characters(palette["title"]),
        *_tables(palette),
    )


def _defaults(language: str, colour: str) -> Element:
    run = w(
        "rPr",
        w("rFonts", ascii=_FACE, hAnsi=_FACE, eastAsia=_FACE, cs=_FACE),
        w("color", val=colour),
        w("sz", val=24),
        w("szCs", val=24),
        w("lang", val=language, eastAsia=language, bidi="ar-SA"),
    )
    spacing = w("spacing", after=120, line=276, lineRule="auto")
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr", spacing)))


def _paragraph(style: _Style, colour: str) -> Element:
    names = (w("name", val=style.name), w("basedOn", val="Standard"))
    element = w("style", *names, type="paragraph", styleId=style.id)
    if style.next:
        element.append(w("next", val=style.next))
    element.append(w("qFormat"))
    properties = w("pPr")
    if style.outline >= 0 or style.name == "TOC Heading":
        properties.extend((w("keepNext"), w("keepLines")))
    if style.number:
        properties.append(w("numPr", w("numId", val=style.number)))
    if style.band:
        edges = ("top", "left", "bottom", "right")
        lines = (w(edge, val="single", sz=48, space=10, color=colour) for edge in edges)
        properties.append(w("pBdr", *lines))
        properties.append(w("shd", val="clear", color="auto", fill=colour))
    if style.leader:
        properties.append(w("tabs", w("tab", val="right", leader="dot", pos=twips(TEXT_WIDTH))))
    properties.append(w("spacing", before=style.before, after=style.after))
    if style.outline >= 0:
        properties.append(w("outlineLvl", val=style.outline))
    element.append(properties)
    letters = w("rPr")
    if style.bold:
        letters.append(w("b"))
    if style.coloured or style.band:
        letters.append(w("color", val="FFFFFF" if style.band else colour))
    if style.size:
        letters.extend((w("sz", val=style.size), w("szCs", val=style.size)))
    if len(letters):
        element.append(letters)
    return element


def _characters(colour: str) -> Iterator[Element]:
    for name, kind in (("Fett", "Strong"), ("Hyperlink", "Hyperlink"), ("Quelltext", "Quelltext")):
        letters = w("rPr")
        match kind:
            case "Strong":
                letters.append(w("b"))
            case "Hyperlink":
                letters.extend((w("color", val=colour), w("u", val="single")))
            case _:
                letters.append(w("rFonts", ascii=_MONO, hAnsi=_MONO, cs=_MONO))
        yield w("style", w("name", val=kind), w("qFormat"), letters, type="character", styleId=name)


def _tables(palette: dict[str, str]) -> Iterator[Element]:
    margins = w("tblCellMar", w("left", w=108, type="dxa"), w("right", w=108, type="dxa"))
    yield w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa"), margins),
        type="table",
        default=1,
        styleId="NormaleTabelle",
    )
    lines = (
        w(side, val="single", sz=4, space=0, color=palette["line"])
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    yield w(
        "style",
        w("name", val="Tabelle"),
        w("basedOn", val="NormaleTabelle"),
        w("qFormat"),
        w("tblPr", w("tblBorders", *lines)),
        w(
            "tblStylePr",
            w("rPr", w("b"), w("color", val=palette["title"])),
            w("tcPr", w("shd", val="clear", color="auto", fill=palette["tint"])),
            type="firstRow",
        ),
        type="table",
        styleId="Tabelle",
    )
