"""Reads ``lessons/*.md``: front matter between ``---`` lines, then pages under ``##`` headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from builder.diagnostics import Span
from builder.model.course import Lesson, Page
from builder.model.text import plain_text
from builder.model.unread import Unread
from builder.questions.context import Markdown
from builder.readers import values
from builder.readers.fields import Fields, read_fields
from builder.readers.illustration import read_picture
from builder.readers.keys import Form, Key, Keys
from builder.readers.prose_abbreviations import explained
from builder.readers.source import Report
from builder.record import mutable

LESSON_KEYS = Keys(
    Key("id", "kennung", Form.ID, "Kennung der Lektion (ohne Angabe: aus dem Dateinamen)."),
    Key("title", "titel", Form.TEXT, "Titel der Lektion.", required=True),
    Key("summary", "kurzbeschreibung", Form.TEXT, "Worum es geht, in ein bis zwei Sätzen."),
    Key("image", "bild", Form.PROSE, "Bild zum Beginn: »![Alternativtext](assets/bild.svg)«."),
    Key("objectives", "lernziele", Form.NAMES, "Die Lernziele, zu denen die Lektion führt."),
)

_HEADING = re.compile(r"##(?!#)[ \t]*(.*)")
_ATTRIBUTES = re.compile(r"[ \t]*(?<!\{)\{(?!\{)([^{}]*)\}(?!\})[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})(.*)")
_DIRECTIVE = re.compile(r":{3,}[ \t]*(\S?)")
_NUMBERED = re.compile(r"\d+-(?=.)")
_HIDING = frozenset(
    {"M001", "M003", "M004", "M007", "M009", "M050", "M054", "M055", "P042", "P047"}
)
"""Mistakes after which a text may show something that nobody has read."""


@mutable
class _Section:
    """A page as it stands in the file: its heading and what follows, up to the next."""

    heading: str
    line: int
    lines: list[str] = field(default_factory=list)


def read_lesson(text: str, stem: str, prose: Markdown, report: Report) -> Lesson | None:
    """The lesson in a file called ``stem``; with mistakes it is what could be made out."""
    if not text.strip():
        report.add("Y034", report.span(1))
        return None
    known = len(report.diagnostics)
    lines = text.split("\n")
    fields, start = _front_matter(lines, report)
    pages = _pages(lines, start, prose, report)
    default = _NUMBERED.sub("", stem, count=1)
    objectives = fields.names_at("objectives") if fields else {}
    own_id = fields.id("id") if fields else ""
    codes = {found.code for found in report.diagnostics[known:]}
    if fields is None or report.has_gaps(known, "Y"):
        report.unread.add(Unread.TAUGHT)
    if not pages or codes & {"P045", "P046"}:
        report.unread.add(Unread.PAGES)
    if not pages or codes & _HIDING:
        report.unread.add(Unread.SHOWN)
    if not own_id and not values.is_id(default):
        report.add("P052", report.span(1), values.slug(default), name=stem)
    return Lesson(
        id=own_id or default,
        title=fields.text("title") if fields else "",
        pages=pages,
        summary=fields.text("summary") if fields else "",
        picture=read_picture(fields, prose) if fields else None,
        objectives=tuple(objectives),
        span=fields.span if fields else report.span(1),
        places=objectives,
    )


def _front_matter(lines: list[str], report: Report) -> tuple[Fields | None, int]:
    """The keys at the top, and the index of the first line below them."""
    if lines[0].rstrip() != "---":
        report.add("P040", report.span(1, 1))
        return None, 0
    for end in range(1, len(lines)):
        if lines[end].rstrip() == "---":
            return read_fields("\n".join(lines[1:end]), LESSON_KEYS, report, first=2), end + 1
        if _HEADING.match(lines[end]):
            break
    report.add("P041", report.span(1, 1, 3))
    heading = (at for at, line in enumerate(lines) if _HEADING.match(line))
    return None, next(heading, len(lines))


def _pages(lines: list[str], start: int, prose: Markdown, report: Report) -> tuple[Page, ...]:
    before, sections = _sections(lines, start)
    for number, line in enumerate(before, start=start + 1):
        if line.strip():
            column = len(line) - len(line.lstrip()) + 1
            report.add("P042", report.span(number, column, len(line.strip())))
            break
    if not sections and not any(line.strip() for line in before):
        report.add("P043", report.span(start))
    pages: dict[str, Page] = {}
    expansions = explained(lines[start:])
    for section in sections:
        page = _page(section, expansions, prose, report)
        if page.id in pages:
            first = pages[page.id].span.line
            report.add("P047", _found(section, f"#{page.id}", report), name=page.id, line=first)
        else:
            pages[page.id] = page
    return tuple(pages.values())


def _sections(lines: list[str], start: int) -> tuple[list[str], list[_Section]]:
    """The lines before the first page, and the pages; ``##`` in fences and directives is text."""
    before: list[str] = []
    sections: list[_Section] = []
    headings = _headings(lines, start)
    for at in range(start, len(lines)):
        found = _HEADING.match(lines[at]) if at in headings else None
        if found:
            sections.append(_Section(found.group(1).rstrip(), at + 1))
        else:
            (sections[-1].lines if sections else before).append(lines[at])
    return before, sections


def _headings(lines: list[str], start: int) -> set[int]:
    """The indexes of all lines that open a page.

    A fence or directive that is never closed would swallow all pages after it; it opens nothing
    then, and is reported in the page where it stands.
    """
    fences_end = directives_end = len(lines)
    while True:
        found, fence, directive = _scan(lines, start, fences_end, directives_end)
        if fence is not None:
            fences_end = fence
        elif directive is not None:
            directives_end = directive
        else:
            return found


def _scan(
    lines: list[str], start: int, fences_end: int, directives_end: int
) -> tuple[set[int], int | None, int | None]:
    """The headings, and where a fence and a directive begin that are still open at the end."""
    found: set[int] = set()
    fence, fence_at = "", 0
    directives: list[int] = []
    for at in range(start, len(lines)):
        line = lines[at]
        mark = _FENCE.match(line) if at < fences_end else None
        if fence:
            if mark and mark.group(1).startswith(fence) and not mark.group(2).strip():
                fence = ""
        elif mark and "`" not in mark.group(2):
            fence, fence_at = mark.group(1), at
        elif at < directives_end and (directive := _DIRECTIVE.match(line)):
            if directive.group(1):
                directives.append(at)
            elif directives:
                directives.pop()
        elif not directives and _HEADING.match(line):
            found.add(at)
    return found, fence_at if fence else None, directives[0] if directives else None


def _page(
    section: _Section, expansions: Mapping[str, str], prose: Markdown, report: Report
) -> Page:
    heading = _ATTRIBUTES.sub("", section.heading).strip()
    title_span = _found(section, heading, report)
    run, diagnostics = prose.read_inlines(heading, title_span)
    report.extend(diagnostics)
    title = plain_text(run)
    if not title:
        report.add("P044", report.span(section.line, 1, 2))
    id, minutes = _attributes(section, title, report)
    blocks, diagnostics = prose.read_blocks(
        "\n".join(section.lines), report.span(section.line + 1, 1), expansions
    )
    report.extend(diagnostics)
    if not blocks and not diagnostics:
        report.add("P049", title_span, name=title)
    return Page(id, title, blocks, minutes, report.span(section.line, 1, len(section.heading) + 3))


def _attributes(section: _Section, title: str, report: Report) -> tuple[str, float]:
    """Identity and planned minutes of a page; without an id it gets the one that is proposed."""
    found = _ATTRIBUTES.search(section.heading)
    id, minutes = "", 0.0
    for word in found.group(1).split() if found else ():
        name, _, value = word.partition("=")
        span = _found(section, word, report)
        if word.startswith("#"):
            id = _page_id(word[1:], span, report)
        elif name not in ("minutes", "minuten"):
            report.add("P048", span, name=word)
        elif (number := values.minutes(value)) is None:
            report.add("P050", span, value=value)
        else:
            minutes = number
    if not id:
        id = values.slug(title)
        report.add("P045", _found(section, title, report), f"{{#{id}}}", title=title)
    return id, minutes


def _page_id(written: str, span: Span, report: Report) -> str:
    if not values.is_id(written):
        report.add("P046", span, f"#{values.slug(written)}", name=written)
    return written


def _found(section: _Section, words: str, report: Report) -> Span:
    """Where ``words`` stand in the heading's line."""
    at = section.heading.find(words)
    lead = 3 if at >= 0 else 0
    return report.span(section.line, max(at, 0) + lead + 1, max(len(words), 1))
