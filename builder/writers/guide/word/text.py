"""Words, lists and pictures of the guide as paragraphs of the Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import assert_never

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.document import DocumentPart
from docx.parts.image import ImagePart

from builder.model.course import Asset, Course
from builder.model.document import CodeBlock, Figure, Paragraph
from builder.model.inline import (
    Abbreviation,
    Citation,
    Code,
    Emphasis,
    Foreign,
    Gap,
    Image,
    Inline,
    LineBreak,
    Link,
    Strong,
    Term,
    Text,
)
from builder.record import record
from builder.writers.guide.condense import Bullets, Simple
from builder.writers.guide.word.drawing import drawing
from builder.writers.guide.word.numbering import BULLETS, add_list
from builder.writers.guide.word.xml import Element, R, paragraph, run, w

_LOGO = 4.5
"""Centimetres."""
_DEEPEST = 2
"""Lists deeper than this are set at this level."""
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}


def is_embeddable(asset: Asset) -> bool:
    """Whether every Word and LibreOffice shows the picture."""
    return asset.media_type in _ENDINGS


@record
class Script:
    """Turns condensed blocks into paragraphs of a style; ``gaps`` are those of the question."""

    course: Course
    part: DocumentPart
    style: str = "Normal"
    gaps: tuple[str, ...] = ()
    together: bool = False
    """Whether all paragraphs stay with what follows."""
    _bold: bool = False
    _language: str = ""
    _drawn: list[str] = field(default_factory=list)
    _stored: dict[str, str] = field(default_factory=dict)
    """The relationships to the pictures by their paths."""

    def styled(self, style: str) -> Script:
        return replace(self, style=style)

    def blocks(self, simples: Iterable[Simple], level: int = 0) -> list[Element]:
        return [element for simple in simples for element in self._block(simple, level)]

    def inlines(self, content: Iterable[Inline]) -> list[Element]:
        return [element for inline in content for element in self._inline(inline)]

    def cell(self, simples: Iterable[Simple]) -> list[Element]:
        """The content of a cell: never empty, because Word asks for a paragraph, and readers for a
        sign that nothing is missing."""
        return self.blocks(simples) or [paragraph(self.style, [run("–")])]

    def _block(self, simple: Simple, level: int) -> Iterator[Element]:
        match simple:
            case Paragraph(content=content):
                yield paragraph(self.style, self.inlines(content), together=self.together)
            case CodeBlock(text=text):
                for line in text.splitlines():
                    yield paragraph(self.style, [run(line, style="Quelltext")])
            case Figure(image=image, caption=caption):
                yield self._figure(image)
                if caption:
                    yield paragraph(self.style, self.inlines(caption))
            case Bullets():
                yield from self._list(simple, level)
            case _:
                assert_never(simple)

    def _list(self, bullets: Bullets, level: int) -> Iterator[Element]:
        in_table = self.style == "Tabellentext"
        if bullets.start:
            style = "Tabellennummern" if in_table else "ListNumber"
            number = add_list(self.part.numbering_part.element, bullets.start)
        else:
            style, number = "Tabellenliste" if in_table else "ListBullet", BULLETS
        for item in bullets.items:
            match item:
                case (Paragraph(content=content), *rest):
                    yield paragraph(style, self.inlines(content), number=number, level=level)
                    yield from self.blocks(rest, min(level + 1, _DEEPEST))
                case _:
                    yield from self.blocks(item, min(level + 1, _DEEPEST))

    def _figure(self, image: Image) -> Element:
        asset = self._bitmap(image.source)
        if asset is None:
            return paragraph(self.style, [run(image.alternative)])
        self._drawn.append(image.source)
        relation = self._picture(asset)
        return paragraph(self.style, [drawing(image, asset, relation, len(self._drawn))])

    def logo(self, asset: Asset) -> Iterator[Element]:
        """The organisation's logo as decoration, if Word can show it: its name stands above."""
        shown = asset if is_embeddable(asset) else asset.raster
        if shown is None or not is_embeddable(shown):
            return
        self._drawn.append(shown.path)
        relation = self._picture(shown)
        image = Image(shown.path, "", decorative=True)
        yield paragraph("Logo", [drawing(image, shown, relation, len(self._drawn), _LOGO)])

    def _picture(self, asset: Asset) -> str:
        """The id of the relationship to a picture, which is stored when it first occurs.

        python-docx would read its size from the file, but does not know every kind of JPEG.
        """
        if asset.path not in self._stored:
            ending = _ENDINGS[asset.media_type]
            path = PackURI(f"/word/media/{len(self._stored) + 1}.{ending}")
            stored = ImagePart(path, asset.media_type, Path(asset.file).read_bytes())
            self._stored[asset.path] = self.part.relate_to(stored, RELATIONSHIP_TYPE.IMAGE)
        return self._stored[asset.path]

    def _bitmap(self, source: str) -> Asset | None:
        """The picture itself or the bitmap that stands in for it."""
        asset = self.course.asset(source)
        if asset is not None and not is_embeddable(asset):
            asset = asset.raster
        return asset if asset is not None and is_embeddable(asset) else None

    def _inline(self, inline: Inline) -> Iterator[Element]:
        match inline:
            case Text(text=text):
                yield run(text, style="Strong" if self._bold else "", language=self._language)
            case Code(text=text):
                yield run(text, style="Quelltext")
            case LineBreak():
                yield w("r", w("br"))
            case Emphasis(content=content) | Strong(content=content):
                yield from replace(self, _bold=True).inlines(content)
            case Foreign(language=language, content=content):
                yield from replace(self, _language=language).inlines(content)
            case Term(content=content):
                yield from self.inlines(content)
            case Abbreviation(expansion=expansion, content=content, spelled_out=spelled_out):
                yield from self.inlines(content)
                if spelled_out:
                    yield from self._inline(Text(f" ({expansion})"))
            case Link():
                yield from self._link(inline)
            case Image(alternative=alternative):
                yield run(alternative)
            case Citation(finding=finding):
                yield run(f"[{finding}]")
            case Gap(interaction=interaction):
                number = self.gaps.index(interaction) + 1 if interaction in self.gaps else 1
                yield run(f"({number}) …")
            case _:
                assert_never(inline)

    def _link(self, link: Link) -> Iterator[Element]:
        """A link to an address; pages are no places of the guide, so only their words remain."""
        runs = self.inlines(link.content)
        if link.target.startswith("#"):
            yield from runs
            return
        for element in runs:
            _restyle(element)
        hyperlink = w("hyperlink", *runs)
        address = self.part.relate_to(link.target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        hyperlink.set(f"{{{R}}}id", address)
        yield hyperlink


def _restyle(element: Element) -> None:
    """Let a run look like a link."""
    properties = element.find(w("rPr").tag)
    if properties is None:
        properties = w("rPr")
        element.insert(0, properties)
    for old in properties.findall(w("rStyle").tag):
        properties.remove(old)
    properties.insert(0, w("rStyle", val="Hyperlink"))
