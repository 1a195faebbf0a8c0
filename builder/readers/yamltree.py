"""YAML as nodes with places: every scalar is a string, and the keys' table decides what it means.

Walks libyaml's events instead of loading: no types are guessed (``18:30``, ``0755``, ``no`` stay as
written), no aliases or tags can grow, and too deep or too large sources end early.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from builder.diagnostics import Span
from builder.readers.keys import Form
from builder.readers.quoting import Quoted, quote_free_text
from builder.readers.source import Report
from builder.readers.yamlerrors import report_syntax_error
from builder.record import mutable, record

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no output can hold; in YAML it can only be written as an escape such as ``"\\x07"``."""
MAX_DEPTH = 32
MAX_NODES = 200_000


@record
class Scalar:
    """A text; ``span`` is where its first line begins. ``style`` is YAML's: ``|``, ``>``, ``"``,
    ``'``, or empty for plain scalars and those that we have quoted."""

    text: str
    span: Span
    style: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


@record
class ListNode:
    """The entries of a list; ``span`` is where it begins."""

    items: tuple[Node, ...]
    span: Span


@record
class MappingNode:
    """Keys with their values, each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span


Node = Scalar | ListNode | MappingNode


def load(text: str, forms: Mapping[str, Form], report: Report, first: int = 1) -> Node | None:
    """The document in ``text``, whose first line has the number ``first``; None if there is none.

    libyaml stops at the first syntax error, so a source has at most one of those.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    quoted = quote_free_text(text, forms, report, first)
    builder = _Builder(text.split("\n"), quoted, report, first)
    try:
        builder.build(yaml.parse(quoted.text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        at, context = _mark(error.problem_mark), _mark(error.context_mark)
        report_syntax_error(error.problem or "", at, context, builder.lines, report, first)
        return None
    except yaml.YAMLError:
        report.add("Y005", report.span(first))
        return None
    return builder.root


def _mark(mark: Any) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark is not None else None


@mutable
class _Frame:
    """A list or mapping that is being read."""

    span: Span
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    seen: dict[str, Span] = field(default_factory=dict)
    key: Scalar | None = None

    def node(self) -> Node:
        if self.is_mapping:
            return MappingNode(tuple(self.entries), self.span)
        return ListNode(tuple(self.items), self.span)


@mutable
class _Builder:
    """Turns events into nodes; ``stack`` holds what is not yet closed."""

    lines: list[str]
    quoted: Quoted
    report: Report
    first: int
    root: Node | None = None
    stack: list[_Frame] = field(default_factory=list)
    nodes: int = 0

    def build(self, events: Iterable[Any]) -> None:
        """Read events until the document ends or goes beyond a limit."""
        documents = 0
        for event in events:
            match type(event).__name__:
                case "ScalarEvent":
                    self._refuse_marks(event)
                    self._add(self._scalar(event))
                case "MappingStartEvent" | "SequenceStartEvent" as kind:
                    self._refuse_marks(event)
                    span = self._span(event.start_mark)
                    self.stack.append(_Frame(span, is_mapping=kind == "MappingStartEvent"))
                    if len(self.stack) > MAX_DEPTH:
                        return self._give_up("Y016", span, limit=str(MAX_DEPTH))
                case "MappingEndEvent" | "SequenceEndEvent":
                    self._add(self.stack.pop().node())
                case "AliasEvent":
                    self._refuse("*", event)
                    self._add(Scalar("", self._span(event.start_mark)))
                case "DocumentStartEvent":
                    documents += 1
                    if documents > 1:
                        self.report.add("Y018", self._span(event.start_mark))
                        return None
            self.nodes += 1
            if self.nodes > MAX_NODES:
                return self._give_up("Y017", self._span(event.start_mark), limit=str(MAX_NODES))
        if self.root is None or (isinstance(self.root, Scalar) and self.root.is_empty):
            self._give_up("Y034", self.report.span(self.first))
        return None

    def _give_up(self, code: str, span: Span, **values: str) -> None:
        self.report.add(code, span, None, **values)
        self.root = None

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse("&", event)
        if event.tag is not None:
            self.report.add("Y012", self._span(event.start_mark), tag=event.tag)

    def _refuse(self, sign: str, event: Any) -> None:
        self.report.add("Y011", self._span(event.start_mark), name=f"{sign}{event.anchor}")

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = self._key(node)
        else:
            self._entry(frame, frame.key, node)
            frame.key = None

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar) and not node.is_empty and node.text != "<<":
            return node
        code = "Y013" if isinstance(node, Scalar) and node.text == "<<" else "Y014"
        self.report.add(code, node.span)
        return Scalar("", node.span)

    def _entry(self, frame: _Frame, key: Scalar, node: Node) -> None:
        if not key.text:
            return
        if (before := frame.seen.get(key.text)) is not None:
            self.report.add("Y015", key.span, name=key.text, line=before.line)
            return
        frame.seen[key.text] = key.span
        frame.entries.append((key, node))

    def _scalar(self, event: Any) -> Scalar:
        text: str = event.value
        line, column = event.start_mark.line, event.start_mark.column
        style = event.style or ""
        if style and style in "|>":
            line += 1
            column = self._block_column(line, text)
        elif (origin := self.quoted.origins.get((line, column))) is not None:
            column, style = origin, ""
        elif style:
            column += 1
        length = max(1, len(text.split("\n", 1)[0]))
        span = self.report.span(self.first + line, column + 1, length)
        if style == '"' and (found := _CONTROL.search(text)):
            self.report.add("Y046", span, character=f"U+{ord(found[0]):04X}")
            text = _CONTROL.sub(" ", text)
        return Scalar(text, span, style)

    def _block_column(self, line: int, text: str) -> int:
        """How far the lines of a block scalar are indented, seen at the first that is not blank."""
        for offset, content in enumerate(text.split("\n")):
            if content.strip() and line + offset < len(self.lines):
                return max(0, len(self.lines[line + offset]) - len(content))
        return 0

    def _span(self, mark: Any) -> Span:
        column = self.quoted.origins.get((mark.line, mark.column), mark.column)
        return self.report.span(self.first + mark.line, column + 1)
