"""A page as plain text: the few elements that its page is made of, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from builder.writers.html import Element

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}


def markdown(root: Element) -> str:
    """All words of a page in their order."""
    (body,) = root.iter("body")
    return "\n".join(_blocks(body)).rstrip() + "\n"


def _blocks(node: Element) -> Iterator[str]:
    for child in node:
        match child.tag:
            case "h1" | "h2" | "h3":
                yield from (_HEADINGS[child.tag] + _words(child), "")
            case "p" | "caption":
                strong = "**" if child.tag == "caption" else ""
                yield from (f"{strong}{_words(child)}{strong}", "")
            case "ul":
                yield from (f"- {_words(item)}" for item in child)
                yield ""
            case "dl":
                parts = list(child)
                pairs = zip(parts[::2], parts[1::2], strict=True)
                yield from (f"- **{_words(term)}:** {_words(text)}" for term, text in pairs)
                yield ""
            case "table":
                yield from _table(child)
            case _:
                yield from _blocks(child)


def _table(table: Element) -> Iterator[str]:
    for caption in table.iter("caption"):
        yield from (f"**{_words(caption)}**", "")
    head, *rows = ([_words(cell).replace("|", "\\|") for cell in row] for row in table.iter("tr"))
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"
    yield ""


def _words(node: Element) -> str:
    return " ".join("".join(_inline(node)).split())


def _inline(node: Element) -> Iterator[str]:
    mark = {"code": "`", "strong": "**"}.get(str(node.tag), "")
    yield mark + (node.text or "")
    for child in node:
        yield from _inline(child)
        yield child.tail or ""
    yield mark
