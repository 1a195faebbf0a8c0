"""Puts a planned deck together: theme, slides, notes, sections, properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from builder.job import Job
from builder.record import record
from builder.writers.slides.deck import Deck, Template
from builder.writers.slides.graphics import TABLE_STYLE
from builder.writers.slides.layouts import Layouts
from builder.writers.slides.package import Part, packed
from builder.writers.slides.parts import Foot, Relations, notes_part, slide_part
from builder.writers.slides.pictures import SHOWN_TYPES
from builder.writers.slides.plots import chart_part, workbook
from builder.writers.slides.slide import Plot, Slide
from builder.writers.slides.standard import LAYOUTS
from builder.writers.slides.text import Ink, culture
from builder.writers.slides.theme import (
    Stationery,
    add_default_style,
    layout_part,
    master_part,
    notes_master_part,
    page_size,
    table_styles_part,
    theme_part,
)
from builder.writers.slides.xml import (
    Element,
    add,
    foreign_root,
    name,
    namespace,
    relate,
    root,
    serialised,
)

SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_FIRST_SLIDE_ID = 256
_SHOW = "ppt/presentation.xml"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MASTER, _NOTES_MASTER = "ppt/slideMasters/slideMaster1.xml", "ppt/notesMasters/notesMaster1.xml"
_THEMES = "ppt/theme/theme1.xml", "ppt/theme/theme2.xml"


def presentation(job: Job, deck: Deck) -> bytes:
    """The deck as the bytes of a .pptx file."""
    stationery = Stationery(job.theme.deck, job.course.language, deck.footer, deck.logo)
    pictures = _pictures(deck)
    base = _Base(deck.template, deck.layouts)
    parts = [
        *(_kept(deck.template) if deck.template else _theme(stationery, pictures)),
        *(_notes_master(stationery, base) if not base.has_notes_master else ()),
        *_slides(job, deck, pictures, base),
        *_properties(job, len(deck.slides), base.show, with_settings=not deck.template),
        _presentation_part(job, deck, base),
        *_media(deck, pictures),
    ]
    endings = {ending: media_type for media_type, ending in SHOWN_TYPES.items()} | {"xlsx": _XLSX}
    used = {part.name.rpartition(".")[2] for part in parts if not part.media_type} & set(endings)
    return packed(parts, [(ending, endings[ending]) for ending in sorted(used)])


def _kept(template: Template) -> Iterator[Part]:
    return (part for part in template.parts if part.name != template.show)


@record
class _Base:
    """Names of the parts that slides build on, ours or a template's."""

    template: Template | None
    layouts: Layouts

    @property
    def has_notes_master(self) -> bool:
        return not self.template or bool(self.template.notes_master)

    @property
    def notes_master(self) -> str:
        return (self.template and self.template.notes_master) or _NOTES_MASTER

    @property
    def show(self) -> str:
        return self.template.show if self.template else _SHOW

    def layout(self, role: str) -> str:
        return self.layouts[role].part or _layout_name(role)


def _pictures(deck: Deck) -> dict[str, str]:
    """The part of each picture by its key, in order of appearance."""
    assets = {picture.key: picture.asset for slide in deck.slides for picture in slide.pictures}
    return {
        key: f"ppt/media/picture{number}.{SHOWN_TYPES[asset.media_type]}"
        for number, (key, asset) in enumerate(assets.items(), 1)
    }


def _media(deck: Deck, names: Mapping[str, str]) -> Iterator[Part]:
    pictures = {picture.key: picture for slide in deck.slides for picture in slide.pictures}
    for key, picture in pictures.items():
        yield Part(names[key], "image", picture.data or Path(picture.asset.file).read_bytes())


def _theme(stationery: Stationery, pictures: Mapping[str, str]) -> Iterator[Part]:
    """Themes, master and layouts."""
    colors = serialised(theme_part(stationery))
    yield from (Part(name, "theme", colors) for name in _THEMES)
    master = Part(_MASTER, "slideMaster")
    relations = {}
    for key, layout in LAYOUTS.items():
        part = Part(_layout_name(key), "slideLayout", serialised(layout_part(layout, stationery)))
        part.refer("slideMaster", _MASTER)
        relations[key] = master.refer("slideLayout", part.name)
        yield part
    master.refer("theme", _THEMES[0])
    logo = master.refer("image", pictures[stationery.logo.key]) if stationery.logo else ""
    master.content = serialised(master_part(stationery, relations, logo))
    yield master
    notes = Part(_NOTES_MASTER, "notesMaster", serialised(notes_master_part(stationery)))
    notes.refer("theme", _THEMES[1])
    yield notes


def _notes_master(stationery: Stationery, base: _Base) -> Iterator[Part]:
    """Ours, for a template that has none; its theme takes a name of its own."""
    assert base.template
    taken = {part.name for part in base.template.parts}
    free = (f"ppt/theme/theme{number}.xml" for number in count(1))
    theme = next(name for name in free if name not in taken)
    yield Part(theme, "theme", serialised(theme_part(stationery)))
    notes = Part(_NOTES_MASTER, "notesMaster", serialised(notes_master_part(stationery)))
    notes.refer("theme", theme)
    yield notes


def _layout_name(key: str) -> str:
    return f"ppt/slideLayouts/slideLayout{list(LAYOUTS).index(key) + 1}.xml"


def _slide_name(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"


def _slides(job: Job, deck: Deck, pictures: Mapping[str, str], base: _Base) -> Iterator[Part]:
    whole = job.texts["slides.slide_of"].format(count=len(deck.slides))
    places = {slide.name: number for number, slide in enumerate(deck.slides, 1) if slide.name}
    style = deck.template.table_style if deck.template else TABLE_STYLE
    for number, slide in enumerate(deck.slides, 1):
        part = Part(_slide_name(number), "slide")
        part.refer("slideLayout", base.layout(slide.layout))
        keys = dict.fromkeys(picture.key for picture in slide.pictures)
        ways = dict.fromkeys(button.target for button in slide.buttons)
        chart = f"ppt/charts/course{number}.xml"
        relations = Relations(
            {key: part.refer("image", pictures[key]) for key in keys},
            {way: part.refer("slide", _slide_name(places[way])) for way in ways},
            part.refer("chart", chart) if slide.plot else "",
        )
        if slide.plot:
            yield from _chart(job, slide.plot, chart, number)
        ink = Ink(job.course.language, part, deck.layouts.is_foreign)
        foot = Foot(deck.footer, str(number), whole)
        if slide.notes:
            yield _notes(job, slide, number, part, base)
        layout = deck.layouts[slide.layout]
        part.content = serialised(slide_part(slide, layout, ink, relations, foot, style))
        yield part


def _chart(job: Job, plot: Plot, name: str, number: int) -> Iterator[Part]:
    """A chart, and the workbook that its numbers can be edited in."""
    part = Part(name, "chart")
    book = f"ppt/embeddings/course{number}.xlsx"
    relation = part.refer("package", book)
    part.content = serialised(chart_part(plot, relation, job.texts, culture(job.course.language)))
    yield part
    yield Part(book, "package", workbook(plot.chart, job.texts, job.built))


def _notes(job: Job, slide: Slide, number: int, owner: Part, base: _Base) -> Part:
    part = Part(f"ppt/notesSlides/notesSlide{number}.xml", "notesSlide")
    part.refer("notesMaster", base.notes_master)
    part.refer("slide", owner.name)
    owner.refer("notesSlide", part.name)
    part.content = serialised(notes_part(slide, Ink(job.course.language, part), str(number)))
    return part


def _presentation_part(job: Job, deck: Deck, base: _Base) -> Part:
    if base.template:
        return _foreign_show(job, deck, base, base.template)
    part = Part(_SHOW, "presentation")
    show = root("p:presentation", {"saveSubsetFonts": "1"})
    master = add(add(show, "p:sldMasterIdLst"), "p:sldMasterId", id=2_147_483_648)
    relate(master, part.refer("slideMaster", _MASTER))
    notes = add(add(show, "p:notesMasterIdLst"), "p:notesMasterId")
    relate(notes, part.refer("notesMaster", _NOTES_MASTER))
    _add_numbers(add(show, "p:sldIdLst"), deck, part)
    width, height = page_size()
    add(show, "p:sldSz", cx=width, cy=height)
    add(show, "p:notesSz", cx=height, cy=height * 4 // 3)
    add_default_style(add(show, "p:defaultTextStyle"), job.course.language)
    _add_sections(add(show, "p:extLst"), job, deck)
    part.content = serialised(show)
    for kind in ("presProps", "viewProps", "tableStyles"):
        part.refer(kind, f"ppt/{kind}.xml")
    part.refer("theme", _THEMES[0])
    return part


def _add_numbers(numbers: Element, deck: Deck, part: Part) -> None:
    for number, _ in enumerate(deck.slides, 1):
        entry = add(numbers, "p:sldId", id=_FIRST_SLIDE_ID + number - 1)
        relate(entry, part.refer("slide", _slide_name(number)))


def _foreign_show(job: Job, deck: Deck, base: _Base, template: Template) -> Part:
    """The template's list of slides, which is empty, with ours in it."""
    (old,) = (part for part in template.parts if part.name == template.show)
    show = etree.fromstring(old.content)
    part = Part(old.name, "presentation", prefix="rIdCourse")
    part.relations = list(old.relations)
    masters = show.find(name("p:sldMasterIdLst"))
    assert masters is not None
    numbers = etree.Element(name("p:sldIdLst"))
    _add_numbers(numbers, deck, part)
    handouts = show.find(name("p:handoutMasterIdLst"))
    notes = show.find(name("p:notesMasterIdLst"))
    if notes is None:
        notes = etree.Element(name("p:notesMasterIdLst"))
        # python-pptx adds masters of notes without listing them.
        known = (number for number, kind, _ in old.relations if kind.endswith("/notesMaster"))
        relation = next(known, "") or part.refer("notesMaster", base.notes_master)
        relate(add(notes, "p:notesMasterId"), relation)
        masters.addnext(notes)
    (handouts if handouts is not None else notes).addnext(numbers)
    extensions = show.find(name("p:extLst"))
    _add_sections(add(show, "p:extLst") if extensions is None else extensions, job, deck)
    part.content = serialised(show)
    return part


def _add_sections(extensions: Element, job: Job, deck: Deck) -> None:
    """Sections as PowerPoint lists them; ids stay the same as long as the course's id does."""
    extension = add(extensions, "p:ext", uri=SECTIONS)
    sections = etree.SubElement(extension, name("p14:sectionLst"), nsmap={"p14": namespace("p14")})
    for section in deck.sections:
        identity = uuid5(NAMESPACE_URL, f"kurswerk:{job.course.id}/{section.id}")
        element = add(
            sections, "p14:section", name=section.title, id=f"{{{str(identity).upper()}}}"
        )
        members = add(element, "p14:sldIdLst")
        for number, slide in enumerate(deck.slides):
            if slide.section == section.id:
                add(members, "p14:sldId", id=_FIRST_SLIDE_ID + number)


def _properties(job: Job, count: int, show: str, *, with_settings: bool) -> Iterator[Part]:
    """What file managers and search show, and the entry to the package."""
    if with_settings:
        yield Part("ppt/presProps.xml", "presProps", serialised(root("p:presentationPr")))
        yield Part("ppt/viewProps.xml", "viewProps", serialised(root("p:viewPr")))
        yield Part("ppt/tableStyles.xml", "tableStyles", serialised(table_styles_part()))
    core = foreign_root("cp:coreProperties", "dc", "dcterms", "xsi")
    organisation = job.project.organisation.name
    built = job.built.strftime("%Y-%m-%dT%H:%M:%SZ")
    add(core, "dc:title", job.course.title)
    add(core, "dc:subject", job.course.subtitle)
    add(core, "dc:creator", organisation)
    add(core, "dc:description", job.course.summary)
    add(core, "cp:lastModifiedBy", organisation)
    for tag in ("dcterms:created", "dcterms:modified"):
        add(core, tag, built).set(name("xsi:type"), "dcterms:W3CDTF")
    add(core, "dc:language", culture(job.course.language))
    yield Part("docProps/core.xml", "core-properties", serialised(core))
    extended = foreign_root("ep:Properties")
    add(extended, "ep:Application", "Kurswerk")
    add(extended, "ep:PresentationFormat", "Widescreen")
    add(extended, "ep:Slides", str(count))
    add(extended, "ep:Company", organisation)
    yield Part("docProps/app.xml", "extended-properties", serialised(extended))
    package = Part("", "package")
    package.refer("officeDocument", show)
    package.refer("core-properties", "docProps/core.xml")
    package.refer("extended-properties", "docProps/app.xml")
    yield package
