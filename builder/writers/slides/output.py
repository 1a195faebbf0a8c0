"""Puts a planned deck together: theme, slides, notes, sections, properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from builder.job import Job
from builder.writers.slides.layouts import LAYOUTS
from builder.writers.slides.package import Part, packed
from builder.writers.slides.parts import Foot, notes_part, slide_part
from builder.writers.slides.pictures import SHOWN_TYPES
from builder.writers.slides.slide import Deck, Slide
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
    add_extension,
    foreign_root,
    name,
    relate,
    root,
    serialised,
)

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_FIRST_SLIDE_ID = 256
_MASTER, _NOTES_MASTER = "ppt/slideMasters/slideMaster1.xml", "ppt/notesMasters/notesMaster1.xml"
_THEMES = "ppt/theme/theme1.xml", "ppt/theme/theme2.xml"


def presentation(job: Job, deck: Deck) -> bytes:
    """The deck as the bytes of a .pptx file."""
    stationery = Stationery(job.theme.deck, job.course.language, deck.footer)
    pictures = _pictures(deck)
    media = [Part(part, "image", Path(file).read_bytes()) for file, part in pictures.items()]
    parts = [
        *_theme(stationery),
        *_slides(job, deck, pictures),
        *_properties(job, len(deck.slides)),
        _presentation_part(job, deck),
        *media,
    ]
    endings = {ending: media_type for media_type, ending in SHOWN_TYPES.items()}
    used = {part.rpartition(".")[2] for part in pictures.values()}
    return packed(parts, [(ending, endings[ending]) for ending in sorted(used)])


def _pictures(deck: Deck) -> dict[str, str]:
    """The part of each picture by its file on disk, in order of appearance."""
    assets = {picture.asset.file: picture.asset for slide in deck.slides
              for picture in slide.pictures}  # fmt: skip
    return {
        file: f"ppt/media/image{number}.{SHOWN_TYPES[asset.media_type]}"
        for number, (file, asset) in enumerate(assets.items(), 1)
    }


def _theme(stationery: Stationery) -> Iterator[Part]:
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
    master.content = serialised(master_part(stationery, relations))
    yield master
    notes = Part(_NOTES_MASTER, "notesMaster", serialised(notes_master_part(stationery)))
    notes.refer("theme", _THEMES[1])
    yield notes


def _layout_name(key: str) -> str:
    return f"ppt/slideLayouts/slideLayout{list(LAYOUTS).index(key) + 1}.xml"


def _slide_name(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"


def _slides(job: Job, deck: Deck, pictures: Mapping[str, str]) -> Iterator[Part]:
    count = job.texts["slides.slide_of"].format(count=len(deck.slides))
    places = {slide.name: number for number, slide in enumerate(deck.slides, 1) if slide.name}
    for number, slide in enumerate(deck.slides, 1):
        part = Part(_slide_name(number), "slide")
        part.refer("slideLayout", _layout_name(slide.layout))
        files = dict.fromkeys(picture.asset.file for picture in slide.pictures)
        relations = {file: part.refer("image", pictures[file]) for file in files}
        ways = dict.fromkeys(button.target for button in slide.buttons)
        targets = {way: part.refer("slide", _slide_name(places[way])) for way in ways}
        ink = Ink(job.course.language, part)
        foot = Foot(deck.footer, str(number), count)
        if slide.notes:
            yield _notes(job, slide, number, part)
        part.content = serialised(slide_part(slide, ink, relations, targets, foot))
        yield part


def _notes(job: Job, slide: Slide, number: int, owner: Part) -> Part:
    part = Part(f"ppt/notesSlides/notesSlide{number}.xml", "notesSlide")
    part.refer("notesMaster", _NOTES_MASTER)
    part.refer("slide", owner.name)
    owner.refer("notesSlide", part.name)
    part.content = serialised(notes_part(slide, Ink(job.course.language, part), str(number)))
    return part


def _presentation_part(job: Job, deck: Deck) -> Part:
    part = Part("ppt/presentation.xml", "presentation")
    show = root("p:presentation", {"saveSubsetFonts": "1"})
    master = add(add(show, "p:sldMasterIdLst"), "p:sldMasterId", id=2_147_483_648)
    relate(master, part.refer("slideMaster", _MASTER))
    notes = add(add(show, "p:notesMasterIdLst"), "p:notesMasterId")
    relate(notes, part.refer("notesMaster", _NOTES_MASTER))
    numbers = add(show, "p:sldIdLst")
    for number, _ in enumerate(deck.slides, 1):
        entry = add(numbers, "p:sldId", id=_FIRST_SLIDE_ID + number - 1)
        relate(entry, part.refer("slide", _slide_name(number)))
    width, height = page_size()
    add(show, "p:sldSz", cx=width, cy=height)
    add(show, "p:notesSz", cx=height, cy=height * 4 // 3)
    add_default_style(add(show, "p:defaultTextStyle"), job.course.language)
    _add_sections(show, job, deck)
    part.content = serialised(show)
    for kind in ("presProps", "viewProps", "tableStyles"):
        part.refer(kind, f"ppt/{kind}.xml")
    part.refer("theme", _THEMES[0])
    return part


def _add_sections(show: Element, job: Job, deck: Deck) -> None:
    """Sections as PowerPoint lists them; ids stay the same as long as the course's id does."""
    sections = add_extension(show, _SECTIONS, "p14:sectionLst", "p14", "p:extLst")
    for section in deck.sections:
        identity = uuid5(NAMESPACE_URL, f"kurswerk:{job.course.id}/{section.id}")
        element = add(
            sections, "p14:section", name=section.title, id=f"{{{str(identity).upper()}}}"
        )
        members = add(element, "p14:sldIdLst")
        for number, slide in enumerate(deck.slides):
            if slide.section == section.id:
                add(members, "p14:sldId", id=_FIRST_SLIDE_ID + number)


def _properties(job: Job, count: int) -> Iterator[Part]:
    """What file managers and search show, and the entry to the package."""
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
    package.refer("officeDocument", "ppt/presentation.xml")
    package.refer("core-properties", "docProps/core.xml")
    package.refer("extended-properties", "docProps/app.xml")
    yield package
