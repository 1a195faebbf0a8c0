"""Which layout of a template is for what: by its type, its placeholders and their geometry.

Never by its position in the list: templates order their layouts as they like, and the numbers of
their placeholders mean nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from builder.writers.slides.layouts import TITLE, Layout, Native, Slot
from builder.writers.slides.places import Place, Sheet
from builder.writers.slides.slide import Box

_LEAST_BODY, _LEAST_TITLE = 24.0, 28.0
_KEY_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 26.0, 24.0)
_LARGEST_BODY = 32.0
_CONTENT, _GRAPHIC = ("obj", "body"), ("obj", "tbl", "chart", "pic")
_SIDEWAYS = ("vertTx", "vertTitleAndTx", "clipArtAndVertTx")
_CAPTION = 44.0

AS_CONTENT = ("overview", "key", "question", "solution", "scene", "closing")
"""Roles that hardly a template has a layout for; a title and one text serve them all."""


class Page:
    """The area of the slides, to compare placeholders with."""

    def __init__(self, width: float, height: float) -> None:
        self.area = width * height

    def share(self, place: Place) -> float:
        return place.area / self.area


def made(role: str, sheet: Sheet, page: Page) -> Layout | None:
    """The layout in that role; None where it lacks what the role needs."""
    title = sheet.title
    if not title or not title.is_upright or sheet.kind in _SIDEWAYS:
        return None
    slots = _MAKERS.get(role, _text)(sheet, page)
    if slots is None:
        return None
    if role == "key":
        slots = [replace(slot, sizes=_KEY_SIZES, bold=True, anchor="ctr") for slot in slots]
    return Layout(
        name=sheet.name,
        kind=sheet.kind,
        slots=(_title_slot(title), *slots),
        part=sheet.part,
        feet=sheet.feet,
        mapping=sheet.mapping,
    )


def chosen(role: str, sheets: Iterable[Sheet], page: Page) -> Layout | None:
    """The most suitable layout of a template for a role; of equals the first."""
    suitable = [(sheet, layout) for sheet in sheets if (layout := made(role, sheet, page))]
    if not suitable:
        return None
    ranked = max(enumerate(suitable), key=lambda one: (_rank(role, one[1][0], page), -one[0]))
    if role in _TYPES and _rank(role, ranked[1][0], page) < 1:
        return None
    return ranked[1][1]


_TYPES: Mapping[str, tuple[str, ...]] = {"title": ("title",), "section": ("secHead",)}
_PREFERRED: Mapping[str, tuple[str, ...]] = {
    **_TYPES,
    "content": ("obj", "tx"),
    "columns": ("twoObj", "twoColTx"),
    "question_pair": ("twoObj", "twoColTx"),
    "table": ("tbl", "obj"),
    "chart": ("chart", "obj"),
    "picture": ("twoObj", "obj"),
    "picture_text": ("twoObj",),
    "chart_text": ("twoObj", "txAndChart"),
    "table_text": ("obj", "tx"),
}


def _rank(role: str, sheet: Sheet, page: Page) -> float:
    """How well a layout suits: its type, then what it has too much of, then its room."""
    types = _PREFERRED.get(role, ())
    rank = 2.0 - 0.5 * types.index(sheet.kind) if sheet.kind in types else 0.0
    if role == "title" and any(place.kind == "ctrTitle" for place in sheet.places):
        rank += 1
    if role == "picture_text" and any(place.kind == "pic" for place in sheet.places):
        rank += 3
    others = [place for place in sheet.places if not place.is_title]
    wanted = {"title": 1, "section": 1}.get(role, len(_MAKERS.get(role, _text)(sheet, page) or ()))
    rank -= 0.4 * max(0, len(others) - wanted)
    return rank + 0.3 * sum(page.share(place) for place in others if place.kind in _CONTENT)


def _content_places(sheet: Sheet, page: Page, least: float) -> list[Place]:
    """Placeholders for text or anything, clear of the title, from the largest on."""
    title = sheet.title
    found = [
        place
        for place in sheet.places
        if place.kind in _CONTENT
        and place.is_upright
        and page.share(place) >= least
        and (title is None or not _overlap(place.box, title.box))
    ]
    return sorted(found, key=lambda place: -place.area)


def _overlap(one: Box, other: Box) -> bool:
    wide = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    tall = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    smaller = min(one.w * one.h, other.w * other.h) or 1.0
    return wide > 0 and tall > 0 and wide * tall > 0.05 * smaller


def _below_title(sheet: Sheet, place: Place) -> bool:
    title = sheet.title
    return title is not None and title.box.y + title.box.h / 2 <= place.box.y + place.box.h / 2


def _title_slot(place: Place) -> Slot:
    return replace(_slot(place, TITLE), sizes=_steps(place.size, _LEAST_TITLE, place.size))


def _steps(size: float, least: float, largest: float) -> tuple[float, ...]:
    """Sizes from that of the template down to the least that is allowed."""
    first = max(min(size, largest), least)
    step = 4.0 if first - least > 12 else 2.0
    count = int((first - least) // step)
    steps = [first - step * number for number in range(count + 1)]
    return (*steps, least) if steps[-1] > least else tuple(steps)


def _slot(place: Place, name: str, box: Box | None = None, **look: object) -> Slot:
    slot = Slot(
        name=name,
        label=place.label,
        box=box or place.box,
        index=place.index,
        kind=place.kind,
        sizes=_steps(place.size, _LEAST_BODY, _LARGEST_BODY),
        spacing=place.spacing,
        anchor=place.anchor,
        bold=place.bold,
        inset=place.inset,
        face=place.face,
        capitals=place.capitals,
        native=Native(place.size, place.box, place.bullets),
    )
    return replace(slot, **look)  # type: ignore[arg-type]


def _graphic(place: Place, name: str, kind: str, box: Box | None = None) -> Slot:
    """The place of a picture, table or chart; a placeholder for text only is not filled by it."""
    fills = place.kind == "obj" or place.kind == kind
    return _slot(place, name, box, kind=place.kind if fills else "")


Slots = list[Slot] | None
Maker = Callable[[Sheet, Page], Slots]


def _text(sheet: Sheet, page: Page) -> Slots:
    places = _content_places(sheet, page, 0.25)
    return [_slot(places[0], "body")] if places and _below_title(sheet, places[0]) else None


def _cover(name: str) -> Maker:
    def make(sheet: Sheet, page: Page) -> Slots:
        texts = [place for place in sheet.places if place.kind in ("subTitle", *_CONTENT)]
        free = [
            place for place in texts if sheet.title and not _overlap(place.box, sheet.title.box)
        ]
        largest = max(free, key=lambda place: place.area, default=None)
        return [_slot(largest, name)] if largest and page.share(largest) > 0.02 else []

    return make


def _pair(sheet: Sheet, page: Page, least: float = 0.12) -> tuple[Place, Place] | None:
    """Two placeholders side by side, the left one first."""
    places = _content_places(sheet, page, least)[:2]
    if len(places) < 2:
        return None
    left, right = sorted(places, key=lambda place: place.box.x)
    beside = left.box.x + left.box.w <= right.box.x + 1
    level = abs(left.box.y - right.box.y) < 0.2 * left.box.h
    return (left, right) if beside and level and _below_title(sheet, left) else None


def _columns(sheet: Sheet, page: Page) -> Slots:
    pair = _pair(sheet, page)
    return [_slot(pair[0], "left"), _slot(pair[1], "right")] if pair else None


def _one_graphic(name: str, kind: str) -> Maker:
    def make(sheet: Sheet, page: Page) -> Slots:
        own = [place for place in sheet.places if place.kind == kind and page.share(place) >= 0.3]
        place = next(iter([*own, *_content_places(sheet, page, 0.3)]), None)
        if not place or not _below_title(sheet, place):
            return None
        return [_graphic(place, name, kind)]

    return make


def _text_beside(name: str, kind: str) -> Maker:
    def make(sheet: Sheet, page: Page) -> Slots:
        own = [place for place in sheet.places if place.kind == kind and page.share(place) >= 0.15]
        texts = _content_places(sheet, page, 0.15)
        if (
            own
            and texts
            and not _overlap(own[0].box, texts[0].box)
            and all(_below_title(sheet, place) for place in (own[0], texts[0]))
        ):
            return [_slot(texts[0], "body"), _graphic(own[0], name, kind)]
        pair = _pair(sheet, page)
        return [_slot(pair[0], "body"), _graphic(pair[1], name, kind)] if pair else None

    return make


def _picture(sheet: Sheet, page: Page) -> Slots:
    """A picture as wide as both columns, its caption in the second one's placeholder below it."""
    pair = _pair(sheet, page)
    if not pair:
        return _one_graphic("picture", "pic")(sheet, page)
    left, right = pair
    whole = replace(left.box, w=right.box.x + right.box.w - left.box.x)
    strip = _CAPTION + 2 * right.inset[1]
    above = replace(whole, h=whole.h - strip)
    below = replace(whole, y=whole.y + whole.h - strip, h=strip)
    caption = _slot(right, "body", below, sizes=(_LEAST_BODY,), anchor="t")
    return [_graphic(left, "picture", "pic", above), caption]


_MAKERS: Mapping[str, Maker] = {
    "title": _cover("subtitle"),
    "section": _cover("summary"),
    "columns": _columns,
    "question_pair": _columns,
    "table": _one_graphic("table", "tbl"),
    "chart": _one_graphic("chart", "chart"),
    "picture": _picture,
    "picture_text": _text_beside("picture", "pic"),
    "chart_text": _text_beside("chart", "chart"),
}


def small_sizes(layouts: Sequence[Layout]) -> tuple[tuple[str, float, float], ...]:
    """Layouts whose own text is smaller than allowed, with its size and the one it gets."""
    found = {}
    for layout in layouts:
        for slot in layout.slots:
            if slot.native and slot.kind and slot.native.size < slot.sizes[-1]:
                found[layout.name, slot.native.size] = (
                    layout.name,
                    slot.native.size,
                    slot.sizes[0],
                )
    return tuple(found.values())
