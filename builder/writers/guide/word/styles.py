"""The styles of the Word file, and no others: Calibri 12 pt, left aligned, spacing 1.15.

Built-in styles keep their English names, by which every Word shows its own translation and finds
headings, lists and contents.
"""

from __future__ import annotations

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.styles.styles import Styles

from builder.job import Job
from builder.record import record
from builder.writers.guide.word.numbering import BULLETS, CHECKLIST, NUMBERS
from builder.writers.guide.word.xml import Element, w
from builder.writers.paper.colours import colours
from builder.writers.paper.pictures import TEXT_WIDTH

_FACE = "Calibri"
_MONO = "Consolas"
_LOCALES = {"de": "de-DE", "en": "en-GB"}


@record
class _Style:
    """A paragraph style; sizes and distances in points."""

    name: str
    size: float = 0
    bold: bool = False
    coloured: bool = False
    before: float = 0
    after: float = 6
    outline: int = -1
    number: int = 0
    next: str = ""
    is_ours: bool = False
    """Not one that Word knows."""
    band: bool = False
    """White words on the colour of the cover."""
    leader: bool = False
    """A number at the right margin, with dots that lead to it."""


_STYLES = (
    _Style("Dokumentart", 14, band=True, after=60, is_ours=True),
    _Style("Subtitle", 17, band=True, after=28),
    _Style("Title", 34, bold=True, band=True, after=10, next="Subtitle"),
    _Style("Logo", before=30, is_ours=True),
    _Style("Heading 1", 22, True, True, 19, 10, outline=0, next="Normal"),
    _Style("Heading 2", 16, True, True, 18, 5, outline=1, next="Normal"),
    _Style("TOC Heading", 22, True, True, 0, 10, next="Normal"),
    _Style("toc 1", after=4, leader=True),
    _Style("List Bullet", after=1, number=BULLETS),
    _Style("List Number", after=1, number=NUMBERS),
    _Style("Checkliste", after=3, number=CHECKLIST, is_ours=True),
    _Style("Tabellenliste", 11.5, after=1, number=BULLETS, is_ours=True),
    _Style("Tabellennummern", 11.5, after=1, number=NUMBERS, is_ours=True),
    _Style("Tabellentext", 11.5, before=2, after=2.5, is_ours=True),
    _Style("Nachtabelle", before=10, is_ours=True),
    _Style("Header", 10, coloured=True, after=0),
    _Style("Footer", 10, coloured=True, after=0),
)


def locale(job: Job) -> str:
    return _LOCALES.get(job.course.language, job.course.language)


def add_styles(styles: Styles, job: Job) -> None:
    palette = {name: value.removeprefix("#") for name, value in colours(job).items()}
    styles.element.append(_defaults(locale(job), palette["text"]))
    for name, kind in (
        ("Normal", WD_STYLE_TYPE.PARAGRAPH),
        ("Default Paragraph Font", WD_STYLE_TYPE.CHARACTER),
        ("Normal Table", WD_STYLE_TYPE.TABLE),
    ):
        style = styles.add_style(name, kind, builtin=True)
        style.element.default = True
        style.hidden, style.quick_style = name != "Normal", name == "Normal"
    for style in _STYLES:
        _add_paragraph(styles, style, palette["title"])
    _add_characters(styles, RGBColor.from_string(palette["title"]))
    _add_tables(styles, palette)


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


def _add_paragraph(styles: Styles, style: _Style, colour: str) -> None:
    added: ParagraphStyle = styles.add_style(
        style.name, WD_STYLE_TYPE.PARAGRAPH, builtin=not style.is_ours
    )
    added.base_style, added.quick_style = styles["Normal"], True
    layout, properties = added.paragraph_format, added.element.get_or_add_pPr()
    if style.next:
        added.next_paragraph_style = styles[style.next]
    if style.band:
        _fill(properties, colour)
    if style.outline >= 0 or style.name == "TOC Heading":
        layout.keep_with_next = layout.keep_together = True
    if style.outline >= 0:
        properties.get_or_add_outlineLvl().val = style.outline
    if style.number:
        properties.get_or_add_numPr().get_or_add_numId().val = style.number
    if style.leader:
        right, dots = WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        layout.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), right, dots)
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    if style.bold:
        added.font.bold = True
    if style.coloured or style.band:
        added.font.color.rgb = RGBColor.from_string("FFFFFF" if style.band else colour)
    if style.size:
        added.font.size = Pt(style.size)


def _fill(properties: Element, colour: str) -> None:
    """A band of ``colour`` behind the paragraph; what python-docx adds later finds its place."""
    edges = ("top", "left", "bottom", "right")
    lines = (w(edge, val="single", sz=48, space=10, color=colour) for edge in edges)
    properties.append(w("pBdr", *lines))
    properties.append(w("shd", val="clear", color="auto", fill=colour))


def _add_characters(styles: Styles, colour: RGBColor) -> None:
    strong, link, code = (_character(styles, name) for name in ("Strong", "Hyperlink", "Quelltext"))
    strong.font.bold = True
    link.font.color.rgb, link.font.underline = colour, True
    code.font.name = _MONO


def _character(styles: Styles, name: str) -> CharacterStyle:
    style: CharacterStyle = styles.add_style(
        name, WD_STYLE_TYPE.CHARACTER, builtin=name != "Quelltext"
    )
    style.quick_style = True
    return style


def _add_tables(styles: Styles, palette: dict[str, str]) -> None:
    """Tables with lines around all cells and a header row on the tint; python-docx has no words for
    what a table style says of tables."""
    plain, lined = styles["Normal Table"], styles.add_style("Tabelle", WD_STYLE_TYPE.TABLE)
    margins = w("tblCellMar", w("left", w=108, type="dxa"), w("right", w=108, type="dxa"))
    plain.element.append(w("tblPr", w("tblInd", w=0, type="dxa"), margins))
    lined.base_style, lined.quick_style = plain, True
    lines = (
        w(side, val="single", sz=4, space=0, color=palette["line"])
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    lined.element.append(w("tblPr", w("tblBorders", *lines)))
    head = w("rPr", w("b"), w("color", val=palette["title"]))
    ground = w("tcPr", w("shd", val="clear", color="auto", fill=palette["tint"]))
    lined.element.append(w("tblStylePr", head, ground, type="firstRow"))
