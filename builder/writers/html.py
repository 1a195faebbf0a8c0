"""Blocks and inlines as HTML elements, the same for every output that is HTML.

Nothing here knows of packages or pages: a :class:`View` says what addresses, words and embedded
questions look like. What is meant for lecturers (notes, slide forms) leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, field
from typing import assert_never

from builder.model.chart import Chart
from builder.model.course import Course
from builder.model.document import (
    Audience,
    Block,
    Callout,
    Checklist,
    CodeBlock,
    Columns,
    Disclosure,
    Evidence,
    Example,
    Figure,
    Heading,
    List,
    Media,
    Paragraph,
    QuestionRef,
    QuizRef,
    Quote,
    Reader,
    Reflection,
    ScenarioRef,
    SlideForm,
    SpeakerNotes,
    Table,
)
from builder.model.finding import Finding
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
from builder.model.text import plain_text
from builder.record import record
from builder.writers import figures
from builder.writers.charts import chart_table
from builder.writers.elements import Element as Element
from builder.writers.elements import element as element
from builder.writers.elements import icon as icon
from builder.writers.notes import note_hint


def _no_gap(gap: Gap) -> Element:
    raise ValueError(f"gap {gap.interaction} outside of a question")


@record
class View:
    """All that blocks need to know of the place where they stand."""

    _: KW_ONLY
    course: Course
    findings: Mapping[str, Finding]
    texts: Mapping[str, str]
    media: Mapping[str, str]
    """Address of each asset by its path in the course."""
    page: str
    """Id of the page, the prefix of every id on it; page ids hold no underscore."""
    embed: Callable[[QuestionRef | QuizRef | ScenarioRef], Element]
    gap: Callable[[Gap], Element] = field(default=_no_gap)

    def text(self, key: str, **values: object) -> str:
        """Interface words, filled in."""
        return self.texts[f"player.{key}"].format(**values)


def page_address(page: str) -> str:
    """The id of a page's section; other ids never start like this."""
    return f"page_{page}"


def source_address(view: View, finding: str) -> str:
    """The id of a finding in the list of sources below a page; other ids never start like this."""
    return f"{view.page}__{finding}"


def term_address(entry: str) -> str:
    """The id of an entry of the glossary."""
    return f"term_{entry}"


def inlines(view: View, run: Iterable[Inline]) -> list[Element | str]:
    """Inlines in order, literal text as strings."""
    return [_inline(view, inline) for inline in run]


def _inline(view: View, inline: Inline) -> Element | str:
    match inline:
        case Text(text=text):
            return text
        case Code(text=text):
            return element("code", text)
        case LineBreak():
            return _line_break()
        case Emphasis(content=content):
            return element("em", *inlines(view, content))
        case Strong(content=content):
            return element("strong", *inlines(view, content))
        case Link():
            return _link(view, inline)
        case Image():
            return _image(view, inline)
        case Foreign(language=language, content=content):
            return element("span", *inlines(view, content), lang=language)
        case Abbreviation():
            return _abbreviation(view, inline)
        case Term(entry=entry, content=content):
            target = "#" + term_address(entry)
            return element("a", *inlines(view, content), class_="term", href=target)
        case Citation(finding=finding):
            return citation(view, finding)
        case Gap():
            return view.gap(inline)
        case _:
            assert_never(inline)


def _line_break() -> Element:
    """With white space, so that nobody who takes the text alone glues two words together."""
    made = element("br")
    made.tail = "\n"
    return made


def _link(view: View, link: Link) -> Element:
    content = inlines(view, link.content)
    if link.target.startswith("#"):
        return element("a", *content, href="#" + page_address(link.target[1:]))
    outside = link.target.startswith(("http:", "https:"))
    return element(
        "a",
        *content,
        element("span", view.text("new_window"), class_="unseen") if outside else None,
        href=link.target,
        target="_blank" if outside else None,
        rel="noopener noreferrer" if outside else None,
    )


def _abbreviation(view: View, abbreviation: Abbreviation) -> Element:
    """The letters, where they come first with their words: a tooltip alone reaches few people."""
    expansion, content = abbreviation.expansion, inlines(view, abbreviation.content)
    if not abbreviation.spelled_out:
        return element("abbr", *content, title=expansion)
    return element("span", element("abbr", *content), f" ({expansion})")


def _image(view: View, image: Image) -> Element:
    asset = view.course.asset(image.source)
    return element(
        "img",
        src=view.media[image.source],
        alt="" if image.decorative else image.alternative,
        width=str(asset.width) if asset and asset.width else None,
        height=str(asset.height) if asset and asset.height else None,
        loading="lazy",
        decoding="async",
    )


def illustration(view: View, image: Image) -> Element:
    """A picture beside words that open something."""
    return element("div", _image(view, image), class_="illustration")


def citation(view: View, finding: str) -> Element:
    """A finding's id as a link to its entry below the page, with a name that says so."""
    target = "#" + source_address(view, finding)
    label = view.text("cite", finding=finding)
    return element("a", finding, class_="cite", href=target, aria_label=label)


def blocks(view: View, content: Iterable[Block]) -> list[Element]:
    """Blocks in order; what lecturers alone should see is left out."""
    return [made for block in content for made in _block(view, block)]


def _block(view: View, block: Block) -> list[Element]:
    match block:
        case Heading(level=level, content=content):
            return [element(f"h{max(level - 1, 2)}", *inlines(view, content))]
        case Paragraph(content=content):
            return [element("p", *inlines(view, content))]
        case List():
            return [_list(view, block)]
        case Quote(content=content):
            return [element("blockquote", *blocks(view, content))]
        case CodeBlock(text=text):
            label = view.text("scroll_text")
            return [element("pre", element("code", text), data_scroll=label)]
        case Table():
            return [_table(view, block)]
        case Figure():
            return _figure(view, block)
        case Chart(source=source):
            table = _table(view, chart_table(block, view.texts))
            return [figures.chart(block, table, inlines(view, source), view.texts)]
        case Media(transcript=transcript):
            place = figures.Place(view.media, view.texts, view.course.language)
            return [figures.recording(block, blocks(view, transcript), place)]
        case Callout():
            return [_callout(view, block)]
        case Evidence():
            return [_evidence(view, block)]
        case Disclosure(title=title, content=content):
            return [element("details", element("summary", title), *blocks(view, content))]
        case Columns(columns=columns):
            sides = [element("div", *blocks(view, column)) for column in columns]
            return [element("div", *sides, class_="columns")]
        case SlideForm() | SpeakerNotes():
            return []
        case Audience(reader=reader, content=content):
            return blocks(view, content) if reader is Reader.LEARNER else []
        case Checklist():
            return [_checklist(view, block)]
        case Example():
            return [_example(view, block)]
        case Reflection():
            return [_reflection(view, block)]
        case QuestionRef() | QuizRef() | ScenarioRef():
            return [view.embed(block)]
        case _:
            assert_never(block)


def _list(view: View, block: List) -> Element:
    items = [element("li", *_tight(view, item)) for item in block.items]
    start = str(block.start) if block.ordered and block.start != 1 else None
    return element("ol" if block.ordered else "ul", *items, start=start)


def _tight(view: View, item: tuple[Block, ...]) -> list[Element | str]:
    """A list item's blocks; a first paragraph stands in it without a box of its own."""
    if item and isinstance(item[0], Paragraph):
        return [*inlines(view, item[0].content), *blocks(view, item[1:])]
    return list(blocks(view, item))


def _table(view: View, table: Table) -> Element:
    def cell(tag: str, run: tuple[Inline, ...], column: int, scope: str | None) -> Element:
        alignment = table.alignments[column]
        style = alignment if alignment != "left" else None
        return element(tag, *inlines(view, run), scope=scope, class_=style)

    head = element("tr", *(cell("th", run, n, "col") for n, run in enumerate(table.header)))
    rows = [
        element("tr", *(cell("td", run, column, None) for column, run in enumerate(row)))
        for row in table.rows
    ]
    inner = element("table", element("thead", head), element("tbody", *rows))
    return element("div", inner, class_="scroll", data_scroll=view.text("scroll_table"))


def _figure(view: View, figure: Figure) -> list[Element]:
    caption = element("figcaption", *inlines(view, figure.caption)) if figure.caption else None
    picture, image = _image(view, figure.image), figure.image
    asset = view.course.asset(image.source)
    if asset is not None and figures.is_enlargeable(asset) and not image.decorative:
        picture = figures.enlargeable(picture, image.alternative, view.texts)
    whole = element("figure", picture, caption) if caption is not None else None
    made = [whole if whole is not None else element("div", picture, class_="figure")]
    if figure.description:
        title = element("summary", view.texts["media.described"])
        made.append(element("details", title, *blocks(view, figure.description)))
    return made


def _callout(view: View, callout: Callout) -> Element:
    kind = str(callout.kind)
    title = callout.title or view.text(f"callout_{kind}")
    return _box(view, f"callout {kind}", kind, title, callout.content)


def _box(view: View, style: str, symbol: str, title: str, content: tuple[Block, ...]) -> Element:
    heading = element("p", icon(symbol), title, class_="box-title")
    return element("div", heading, *blocks(view, content), class_=style, role="note")


def _evidence(view: View, evidence: Evidence) -> Element:
    finding = view.findings[evidence.finding]
    content = blocks(view, evidence.content) or [element("p", finding.statement)]
    source = element("footer", citation(view, finding.id), " ", finding.event)
    return element("blockquote", *content, source, class_="evidence")


def _checklist(view: View, checklist: Checklist) -> Element:
    title = checklist.title or view.text("checklist")
    items = [
        element("li", element("label", _tick(), element("span", *inlines(view, item))))
        for item in checklist.items
    ]
    heading = element("p", icon("summary"), title, class_="box-title")
    note = element("p", view.text("checklist_local"), class_="quiet")
    return element("div", heading, element("ul", *items), note, class_="checklist")


def _tick() -> Element:
    return element("input", type="checkbox")


def _example(view: View, example: Example) -> Element:
    title = view.text("example_titled", title=example.title) if example.title else None
    return _box(view, "example", "example", title or view.text("example"), example.content)


def _reflection(view: View, reflection: Reflection) -> Element:
    title = reflection.title or view.text("reflection")
    prompt = element("div", *blocks(view, reflection.content), class_="prompt")
    label = view.text("reflection_label", title=_asked(reflection) or title)
    area = element("textarea", rows="4", aria_label=label, autocomplete="off", class_="private")
    note = note_hint(view.text)
    heading = element("p", icon("reflection"), title, class_="box-title")
    return element("div", heading, prompt, area, note, class_="reflection", role="note")


def _asked(reflection: Reflection) -> str:
    """Its last words, which ask: all reflections on a page may have the same title."""
    texts = [plain_text(one.content) for one in reflection.content if isinstance(one, Paragraph)]
    return texts[-1] if texts else ""
