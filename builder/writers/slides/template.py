"""The template of a municipality: opened, its layouts chosen, its slides left out.

Whatever is wrong with it is reported where ``project.yaml`` names it; a template that cannot be
used gives way to our own theme, so that everything else is built.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from builder.diagnostics import Diagnostic, Span, nearest, problem
from builder.model.course import DECK_ROLES, DeckTemplate
from builder.writers.slides.deck import Template
from builder.writers.slides.faint import faint_texts
from builder.writers.slides.layouts import Layout, Layouts
from builder.writers.slides.package import Part
from builder.writers.slides.places import Sheet, sheets, unknown_faces
from builder.writers.slides.roles import AS_CONTENT, Page, chosen, made, small_sizes
from builder.writers.slides.xml import NAMESPACES, Element, name, serialised

_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
"""The container of encrypted packages, and of the formats before 2007."""
_TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_KINDS = (
    b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
)
_MACROS = (
    b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)
_LARGEST = 300_000_000
"""Bytes that a template may unpack to."""
_LEFT_OUT = (
    "/slide", "/vbaProject", "/commentAuthors", "/authors", "/viewProps", "/printerSettings",
    "/notesSlide", "/person", "/changesInfo", "/revisionInfo", "/handoutSlide",
)  # fmt: skip
"""Relationships that lead to slides, to their comments, to code, or to one person's settings."""
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_DEFAULT_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
_POINT = 12_700


def read_template(asked: DeckTemplate) -> tuple[Template | None, tuple[Diagnostic, ...]]:
    """The template that a project names, None if it cannot be used, and what is wrong with it."""
    found: list[Diagnostic] = []
    opened = _opened(asked, found)
    if opened is None:
        return None, tuple(found)
    show, offered = opened
    width, height = show.slide_width / _POINT, show.slide_height / _POINT
    roles = _roles(offered, Page(width, height), asked, found)
    if roles is None:
        return None, tuple(found)
    layouts = Layouts(roles, width, height, is_foreign=True)
    found += _remarks(layouts, asked.path, asked.span)
    for one in faint_texts(show, roles.values()):
        ratio, needed = (f"{number:.1f}".replace(".", ",") for number in (one.ratio, one.needed))
        found.append(
            problem(
                "W029", asked.span, template=asked.path, layout=one.layout, place=one.place,
                colour=one.colour, ground=one.ground, ratio=ratio, needed=needed,
            )
        )  # fmt: skip
    parts = tuple(_parts(show))
    main = str(show.part.partname).lstrip("/")
    notes = next((part.name for part in parts if part.media_type.endswith("notesMaster+xml")), "")
    return Template(parts, main, layouts, _table_style(parts), notes), tuple(found)


def _opened(asked: DeckTemplate, found: list[Diagnostic]) -> tuple[Any, tuple[Sheet, ...]] | None:
    """The template as a presentation, whichever kind of file it is, and what it offers."""
    from pptx import Presentation

    content = Path(asked.file).read_bytes()
    if content.startswith(_COMPOUND_FILE):
        found.append(problem("W030", asked.span, template=asked.path))
        return None
    try:
        content, has_macros = _as_presentation(content)
        show = Presentation(io.BytesIO(content))
        offered = tuple(sheets(show))
        _ = show.slide_width * show.slide_height
    except Exception:  # python-pptx raises whatever a broken part makes it stumble over
        found.append(problem("W031", asked.span, template=asked.path))
        return None
    if has_macros:
        found.append(problem("W032", asked.span, template=asked.path))
    return show, offered


def _as_presentation(content: bytes) -> tuple[bytes, bool]:
    """The package called a plain presentation, and whether it can have macros.

    python-pptx refuses templates by their content type alone (its issues 503 and 1070).
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        if sum(entry.file_size for entry in old.infolist()) > _LARGEST:
            raise zipfile.BadZipFile
        types = old.read(_TYPES)
        has_macros = any(kind in types for kind in _MACROS) or b"vbaProject" in types
        for kind in (*_KINDS, *_MACROS):
            types = types.replace(kind, _MAIN)
        for entry in old.infolist():
            new.writestr(entry.filename, types if entry.filename == _TYPES else old.read(entry))
    return target.getvalue(), has_macros


def _roles(
    offered: tuple[Sheet, ...], page: Page, asked: DeckTemplate, found: list[Diagnostic]
) -> Mapping[str, Layout] | None:
    """A layout for each role that the plan needs, and for others where there is one."""
    wished = dict(_wished(offered, page, asked, found))
    content = wished.get("content") or chosen("content", offered, page)
    if not content:
        found.append(problem("W033", asked.span, template=asked.path))
        return None
    fallbacks: dict[str, list[str]] = {}
    roles = {"content": content}
    body = next(sheet for sheet in offered if sheet.part == content.part)
    for role in ("title", "section", "columns", "table", "chart", "picture", "picture_text",
                 *AS_CONTENT):  # fmt: skip
        layout = wished.get(role)
        if not layout and role not in AS_CONTENT:
            layout = chosen(role, offered, page)
        if not layout:
            layout = _instead(role, body, page)
            instead = layout.name if layout else content.name
            fallbacks.setdefault(instead, []).append(DECK_ROLES[role])
        if layout:
            roles[role] = layout
    for role, model in (("question_pair", "columns"), ("chart_text", "columns"),
                        ("table_text", "content")):  # fmt: skip
        sheet = next(
            (one for one in offered if model in roles and one.part == roles[model].part), None
        )
        derived = made(role, sheet, page) if sheet else None
        if derived:
            roles[role] = derived
    for instead, names in fallbacks.items():
        listed = ", ".join(f"»{name}«" for name in names)
        found.append(problem("W034", asked.span, template=asked.path, roles=listed, layout=instead))
    return roles


def _instead(role: str, body: Sheet, page: Page) -> Layout | None:
    """The layout that stands in for one that the template lacks; None: the plan does without."""
    return None if role in ("columns", "picture_text") else made(role, body, page)


def _wished(
    offered: tuple[Sheet, ...], page: Page, asked: DeckTemplate, found: list[Diagnostic]
) -> Iterator[tuple[str, Layout]]:
    """The layouts that the project names itself."""
    by_name = {sheet.name.casefold(): sheet for sheet in offered}
    for role, wanted in asked.layouts.items():
        span = asked.places.get(role, asked.span)
        sheet = by_name.get(wanted.casefold())
        if not sheet:
            near = nearest(wanted, (sheet.name for sheet in offered))
            found.append(problem("W035", span, near, template=asked.path, layout=wanted))
            continue
        layout = made(role, sheet, page)
        if layout:
            yield role, layout
        else:
            german = DECK_ROLES[role]
            found.append(problem("W036", span, layout=sheet.name, role=german))


def _remarks(layouts: Layouts, path: str, span: Span) -> Iterator[Diagnostic]:
    """What of the template the deck has to do otherwise."""
    used = tuple(layouts.roles.values())
    for layout, size, raised in small_sizes(used):
        yield problem("W037", span, layout=layout, size=f"{size:g}", raised=f"{raised:g}")
    for face in unknown_faces(layouts):
        yield problem("W038", span, template=path, face=face)


def _parts(show: Any) -> Iterator[Part]:
    """Everything that the presentation needs but its slides, and what only they needed."""
    _clear(show.part._element)
    done, waiting = set(), [show.part]
    while waiting:
        part = waiting.pop()
        if part.partname in done:
            continue
        done.add(part.partname)
        relations = []
        for relation in part.rels.values():
            if relation.reltype.endswith(_LEFT_OUT):
                _unlink(part, relation.rId)
            elif relation.is_external:
                relations.append((relation.rId, relation.reltype, relation.target_ref))
            else:
                target = relation.target_part
                waiting.append(target)
                name_ = str(target.partname).lstrip("/")
                relations.append((relation.rId, relation.reltype, name_))
        content = part.blob
        if str(part.partname).endswith("/presProps.xml"):
            content = _without_show(content)
        yield Part(str(part.partname).lstrip("/"), "", content, relations, part.content_type)


def _clear(show: Element) -> None:
    """The list of slides, and whatever refers to it, taken out of the presentation."""
    for tag in ("p:sldIdLst", "p:custShowLst", "p:modifyVerifier"):
        for element in show.findall(name(tag)):
            show.remove(element)
    for extension in show.findall(f"{name('p:extLst')}/{name('p:ext')}"):
        if extension.get("uri") == _SECTIONS:
            parent = extension.getparent()
            assert parent is not None
            parent.remove(extension)


def _unlink(part: Any, relation: str) -> None:
    """Links of layouts to slides that are left out go with them."""
    if not hasattr(part, "_element"):
        return
    found = etree._Element.xpath(part._element, f"//*[@r:id='{relation}']", namespaces=NAMESPACES)
    assert isinstance(found, list)
    for element in found:
        assert isinstance(element, etree._Element)
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _without_show(content: bytes) -> bytes:
    properties = etree.fromstring(content)
    for element in properties.findall(name("p:showPr")):
        properties.remove(element)
    return serialised(properties)


def _table_style(parts: tuple[Part, ...]) -> str:
    """The template's style for new tables."""
    for part in parts:
        if part.name.endswith("/tableStyles.xml"):
            return etree.fromstring(part.content).get("def") or _DEFAULT_TABLE_STYLE
    return _DEFAULT_TABLE_STYLE
