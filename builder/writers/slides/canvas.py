"""The tree of shapes of a slide, layout or master, and the plain shapes in it."""

from __future__ import annotations

from builder.record import mutable
from builder.writers.slides.layouts import OBJECT
from builder.writers.slides.slide import Box
from builder.writers.slides.text import add_color
from builder.writers.slides.xml import Element, add, add_extension, add_transform

_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


@mutable
class Canvas:
    """A shape tree that numbers its shapes."""

    tree: Element
    count: int = 1

    def shape_id(self) -> int:
        self.count += 1
        return self.count


def canvas(content: Element) -> Canvas:
    """The empty shape tree of a slide, layout or master."""
    tree = add(content, "p:spTree")
    group = add(tree, "p:nvGrpSpPr")
    add(group, "p:cNvPr", id=1, name="")
    add(group, "p:cNvGrpSpPr")
    add(group, "p:nvPr")
    transform = add_transform(add(tree, "p:grpSpPr"), Box(0, 0, 0, 0))
    add(transform, "a:chOff", x=0, y=0)
    add(transform, "a:chExt", cx=0, cy=0)
    return Canvas(tree)


def add_placeholder(
    canvas: Canvas, label: str, *, kind: str, index: int, box: Box | None = None
) -> Element:
    """A shape that fills a placeholder; returns the shape, its text still to be added."""
    shape = add(canvas.tree, "p:sp")
    identity = add(shape, "p:nvSpPr")
    number = canvas.shape_id()
    add(identity, "p:cNvPr", id=number, name=f"{label} {number}")
    add(add(identity, "p:cNvSpPr"), "a:spLocks", noGrp=1)
    placeholder = add(add(identity, "p:nvPr"), "p:ph")
    if kind != OBJECT:
        placeholder.set("type", kind)
    if index:
        placeholder.set("idx", str(index))
    properties = add(shape, "p:spPr")
    if box:
        add_transform(properties, box)
    return shape


def add_decoration(canvas: Canvas, label: str, box: Box, color: str, alpha: int = 100) -> None:
    """A filled rectangle that assistive technology passes over."""
    shape = add(canvas.tree, "p:sp")
    identity = add(shape, "p:nvSpPr")
    number = canvas.shape_id()
    mark_decorative(add(identity, "p:cNvPr", id=number, name=f"{label} {number}", descr=""))
    add(identity, "p:cNvSpPr")
    add(identity, "p:nvPr")
    properties = add(shape, "p:spPr")
    add_transform(properties, box)
    add(add(properties, "a:prstGeom", prst="rect"), "a:avLst")
    add_color(properties, color, alpha)
    add(add(properties, "a:ln"), "a:noFill")


def mark_decorative(identity: Element) -> None:
    add_extension(identity, _DECORATIVE, "adec:decorative", "adec").set("val", "1")
