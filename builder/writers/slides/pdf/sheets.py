"""Slides as nodes of a typst template: places in points, colours resolved, words unchanged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from builder.colour import mix
from builder.diagnostics import Diagnostic
from builder.job import Job
from builder.model.course import Asset, Course
from builder.record import record
from builder.writers.paper.losses import lost_characters
from builder.writers.slides.buttons import BUTTON_X, BUTTON_Y
from builder.writers.slides.deck import Deck
from builder.writers.slides.emblem import has_corner
from builder.writers.slides.feet import FOOTER, NUMBER, step_marks
from builder.writers.slides.grids import MARGIN_X, MARGIN_Y
from builder.writers.slides.layouts import FOOTER_SIZE, HEIGHT, TITLE, WIDTH, Layout, Slot
from builder.writers.slides.pdf.plots import chart_node
from builder.writers.slides.pdf.texts import Node, run_node, text_nodes
from builder.writers.slides.planning import planned as planned_deck
from builder.writers.slides.plots import has_numbers
from builder.writers.slides.slide import Box, Button, Grid, Picture, Plot, Slide
from builder.writers.slides.standard import LAYOUTS
from builder.writers.slides.theme import Stationery

_ROLES = {"tx1": "text", "tx2": "title", "bg2": "tint"}
"""What layouts call colours that the theme of the deck calls otherwise."""
_WHITE = "#ffffff"
_LINE = 0.4
"""Share of the title's colour in the lines of a table."""


def planned(job: Job) -> tuple[Node, tuple[Diagnostic, ...]]:
    """All slides that are shown, and what of the course gets lost on them."""
    deck, lost = planned_deck(_in_our_theme(job))
    deck = shown(deck)
    nodes = content(job, deck)
    missing = (
        loss
        for slide, node in zip(deck.slides, nodes["slides"], strict=True)
        for loss in lost_characters(node, slide.span)
    )
    return nodes, (*lost, *missing)


def _in_our_theme(job: Job) -> Job:
    """Nothing here can draw what is painted on the layouts of a template."""
    if not job.project.deck_template:
        return job
    return replace(job, project=replace(job.project, deck_template=None))


def shown(deck: Deck) -> Deck:
    """The deck without the slides that are hidden when it is shown."""
    return replace(deck, slides=tuple(slide for slide in deck.slides if not slide.hidden))


def content(job: Job, deck: Deck) -> Node:
    sheets = _Sheets(job, deck, _colours(job))
    return {
        "title": job.course.title,
        "language": job.course.language,
        "organisation": job.project.organisation.name,
        "description": job.course.summary,
        "width": WIDTH,
        "height": HEIGHT,
        "accent": sheets.colours["accent1"],
        "title-colour": sheets.colours["tx2"],
        "tint": sheets.colours["bg2"],
        "line": mix(sheets.colours["tx2"], _WHITE, _LINE),
        "cell-margin": {"x": MARGIN_X, "y": MARGIN_Y},
        "corner": _place(deck.logo.box) if deck.logo else None,
        "slides": list(sheets.slides()),
    }


def _colours(job: Job) -> Mapping[str, str]:
    """The colours of the deck by the names that layouts use."""
    stationery = Stationery(job.theme.deck, job.course.language, "")
    named = {slot: stationery.color(role) for slot, role in _ROLES.items()}
    named |= {f"accent{number}": stationery.color(f"accent{number}") for number in range(1, 7)}
    return {slot: f"#{colour.lower()}" for slot, colour in named.items()} | {"bg1": _WHITE}


@record
class _Sheets:
    """One pass through a deck."""

    job: Job
    deck: Deck
    colours: Mapping[str, str]

    def slides(self) -> Iterator[Node]:
        names = {slide.name for slide in self.deck.slides}
        count = self.job.texts["slides.slide_of"].format(count=len(self.deck.slides))
        opened = {slide.section for slide in self.deck.slides if slide.layout == "section"}
        for number, slide in enumerate(self.deck.slides, 1):
            is_inside = slide.section in opened and slide.layout != "section"
            node = self._slide(slide, 2 if is_inside else 1, f"{number}{count}")
            yield node | {"buttons": [self._button(button, names) for button in slide.buttons]}

    def _slide(self, slide: Slide, level: int, number: str) -> Node:
        layout = LAYOUTS[slide.layout]
        return {
            "ground": self.colours[layout.ground],
            "shapes": [*self._shapes(layout), *self._steps(slide), *self._margins(slide)],
            "corner": has_corner(layout),
            "foot": self._foot(layout, number),
            "links": self.colours["bg1" if layout.ground == "tx2" else "accent1"],
            "name": slide.name,
            "level": 0 if slide.layout == "title" else level,
            "title": self._title(slide, layout.slot(TITLE)),
            "bodies": [
                self._text(
                    layout.slot(body.slot),
                    body.box,
                    text_nodes(body, layout.slot(body.slot), self.colours),
                )
                for body in slide.bodies
            ],
            "table": self._table(slide.grid) if slide.grid else None,
            "table-first": slide.grid_first,
            "chart": self._chart(slide.plot) if slide.plot else None,
            "pictures": [self._picture(picture) for picture in slide.pictures],
        }

    def _title(self, slide: Slide, slot: Slot) -> Node:
        runs = [run_node(run, self.colours) for run in slide.title]
        size = slide.title_size or slot.sizes[0]
        return self._text(slot, slide.title_box, []) | {"runs": runs, "size": size}

    def _text(self, slot: Slot, box: Box | None, blocks: list[Node]) -> Node:
        return {
            **_place(box or slot.box),
            "inset": {"x": slot.inset[0], "y": slot.inset[1]},
            "anchor": slot.anchor,
            "spacing": slot.spacing,
            "bold": slot.bold,
            "colour": self.colours[slot.color],
            "marks": self.colours["bg1" if slot.color == "bg1" else "accent1"],
            "fill": self.colours[slot.fill] if slot.fill else None,
            "blocks": blocks,
        }

    def _table(self, grid: Grid) -> Node:
        header, *rows = (
            [[run_node(run, self.colours) for run in cell.runs] for cell in row]
            for row in grid.rows
        )
        return {
            **_place(grid.box),
            "size": grid.size,
            "widths": list(grid.widths),
            "heights": list(grid.heights),
            "alignments": [cell.alignment for cell in grid.rows[0]],
            "colour": self.colours["tx1"],
            "header": header,
            "rows": rows,
        }

    def _button(self, button: Button, names: Collection[str]) -> Node:
        """A way to go on; one that leads to a hidden slide is words in a frame."""
        return {
            **_place(button.box),
            "runs": [run_node(run, self.colours) for run in button.runs],
            "target": button.target if button.target in names else "",
            "size": button.size,
            "inset": {"x": BUTTON_X, "y": BUTTON_Y},
            "colour": self.colours["tx2"],
        }

    def _chart(self, plot: Plot) -> Node:
        return {
            **_place(plot.box),
            **chart_node(plot.chart, plot.title, self.colours, self.job.texts),
            "labelled": has_numbers(plot),
            "size": plot.size,
            "colour": self.colours["tx1"],
            "line": mix(self.colours["tx2"], _WHITE, _LINE),
        }

    def _picture(self, picture: Picture) -> Node:
        drawn = {"data": list(picture.data)} if picture.data else {"path": self._path(picture)}
        return {
            **_place(picture.box),
            **drawn,
            "alternative": picture.alternative,
            "decorative": picture.decorative,
            "link": picture.link,
        }

    def _path(self, picture: Picture) -> str:
        """Empty for the logo: it lies outside of the folder that typst may read from."""
        logo = self.job.project.organisation.logo
        if logo and picture.asset in (logo, logo.raster):
            return ""
        return f"/{_drawn(self.job.course, picture.asset).path}"

    def _shapes(self, layout: Layout) -> Iterator[Node]:
        for shape in layout.shapes:
            yield self._shape(shape.box, shape.color, shape.alpha)

    def _steps(self, slide: Slide) -> Iterator[Node]:
        for box, alpha in step_marks(*slide.steps):
            yield self._shape(box, "bg1", alpha)

    def _margins(self, slide: Slide) -> Iterator[Node]:
        for picture in slide.pictures:
            if picture.margin:
                yield self._shape(picture.box.inside(-picture.margin), "bg1", 100)

    def _shape(self, box: Box, colour: str, alpha: int) -> Node:
        return {**_place(box), "colour": self.colours[colour], "alpha": alpha}

    def _foot(self, layout: Layout, number: str) -> Node | None:
        if not layout.footer:
            return None
        return {
            "text": self.deck.footer,
            "number": number,
            "size": FOOTER_SIZE,
            "colour": self.colours[layout.footer_color],
            "left": layout.footer_left,
            "right": WIDTH - NUMBER.x - NUMBER.w,
            "y": FOOTER.y,
            "h": FOOTER.h,
        }


def _place(box: Box) -> Node:
    return {"x": box.x, "y": box.y, "w": box.w, "h": box.h}


def _drawn(course: Course, bitmap: Asset) -> Asset:
    """The drawing that a bitmap stands in for: it is sharp at any size, and smaller."""
    return next((asset for asset in course.assets if asset.raster == bitmap), bitmap)
