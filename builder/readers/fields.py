"""Typed access to the keys of one mapping; whatever does not fit is reported, never raised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from builder.diagnostics import Span, nearest
from builder.readers import values
from builder.readers.keys import Form, Key, Keys
from builder.readers.source import Report
from builder.readers.yamltree import ListNode, MappingNode, Node, Scalar, load

T = TypeVar("T")

_MEANT: Mapping[str, bool] = {
    **dict.fromkeys(("true", "wahr", "richtig", "on", "an", "1", "x", "j", "y"), True),
    **dict.fromkeys(("false", "falsch", "off", "aus", "0", "n"), False),
}
_FOLDABLE = frozenset({Form.PROSE, Form.TEXTS, Form.PAIRS})


def read_fields(text: str, keys: Keys, report: Report, first: int = 1) -> Fields | None:
    """The keys of a YAML document whose first line has the number ``first``."""
    root = load(text, keys.forms, report, first)
    if root is None:
        return None
    if not isinstance(root, MappingNode):
        report.add("Y036", report.span(root.span.line, root.span.column))
        return None
    report.german = _is_german(root, keys)
    return Fields(root, keys, report)


def _is_german(root: MappingNode, keys: Keys) -> bool:
    """Whether German spellings prevail among those that differ."""
    known = [(word.text, keys.by_spelling.get(word.text)) for word, _ in root.entries]
    german = sum(key is not None and word == key.german != key.name for word, key in known)
    english = sum(key is not None and word == key.name != key.german for word, key in known)
    return german >= english


class Fields:
    """One mapping, read by the canonical names of its keys; unknown and missing ones are reported
    at once, values when they are asked for."""

    def __init__(self, node: MappingNode, keys: Keys, report: Report) -> None:
        self.span = node.entries[0][0].span if node.entries else node.span
        self.keys = keys
        self.report = report
        self._given: dict[str, tuple[Scalar, Node]] = {}
        self._entries: dict[str, tuple[Fields, ...]] = {}
        self._has_unknown = False
        for word, value in node.entries:
            self._take(word, value)
        for key in keys.all:
            if key.required:
                self.require(key.name)

    def _take(self, word: Scalar, value: Node) -> None:
        key = self.keys.by_spelling.get(word.text)
        if key is None:
            self._has_unknown = True
            spellings = [key.spelled(self.report.german) for key in self.keys.all]
            proposal = nearest(values.slug(word.text).replace("-", "_"), spellings)
            self.report.add("Y020", word.span, proposal, name=word.text)
        elif key.name in self._given:
            before = self._given[key.name][0]
            self.report.add("Y022", word.span, name=word.text, other=before.text)
        else:
            self._given[key.name] = (word, value)

    def require(self, name: str) -> None:
        """Report a key that is not there, or that says nothing."""
        if name not in self._given:
            self.report.add("Y021", self.span, name=self.spelled(name))
        elif _is_empty(self._given[name][1]):
            self.report.add("Y032", self.at(name), name=self.spelled(name))

    def has(self, name: str) -> bool:
        return name in self._given

    def given(self) -> Iterator[tuple[str, Scalar]]:
        """Canonical name and written key of everything that is there."""
        return ((name, word) for name, (word, _) in self._given.items())

    def spelled(self, name: str) -> str:
        """The key as this file spells it."""
        if name in self._given:
            return self._given[name][0].text
        return self._key(name).spelled(self.report.german)

    def at(self, name: str) -> Span:
        """The place of a key, or of the mapping if the key is not there."""
        return self._given[name][0].span if name in self._given else self.span

    def value_at(self, name: str) -> Span:
        """The place of a key's value, or of the mapping if the key is not there."""
        return self._given[name][1].span if name in self._given else self.span

    def scalar(self, name: str) -> Scalar | None:
        """What a key says, as it is written; None if it says nothing."""
        word, value = self._given.get(name, (None, None))
        if word is None or value is None:
            return None
        if not isinstance(value, Scalar):
            self.report.add("Y023", value.span, name=word.text)
            return None
        return None if value.is_empty else self._unfolded(name, value)

    def _unfolded(self, name: str, value: Scalar) -> Scalar:
        """Report a folded block where lines matter; it begins in the line before its text."""
        if value.style == ">" and self._key(name).form in _FOLDABLE:
            self.report.add("Y019", self.report.span(value.span.line - 1), name=self.spelled(name))
        return value

    def text(self, name: str, default: str = "") -> str:
        """Words in one line."""
        scalar = self.scalar(name)
        return " ".join(scalar.text.split()) if scalar else default

    def _read(self, name: str, code: str, read: Callable[[str], T | None]) -> T | None:
        scalar = self.scalar(name)
        if scalar is None:
            return None
        value = read(scalar.text.strip())
        if value is None:
            self.report.add(code, scalar.span, name=self.spelled(name), value=scalar.text.strip())
        return value

    def whole(self, name: str, default: int = 0) -> int:
        value = self._read(name, "Y026", values.whole_number)
        return default if value is None else value

    def minutes(self, name: str) -> float:
        return self._read(name, "Y035", values.minutes) or 0.0

    def clock(self, name: str) -> int | None:
        """Minutes after midnight."""
        return self._read(name, "Y045", values.clock)

    def decimal(self, name: str) -> Decimal | None:
        return self._read(name, "Y027", values.decimal_number)

    def share(self, name: str) -> float | None:
        """``70 %`` or ``0,7`` as a share of 1."""
        scalar = self.scalar(name)
        if scalar is None:
            return None
        text = scalar.text.strip()
        if (value := values.share(text)) is None:
            proposal = f"{text} %" if values.share(f"{text} %") is not None else None
            self.report.add("Y028", scalar.span, proposal, name=self.spelled(name), value=text)
        return value

    def yes_no(self, name: str) -> bool | None:
        scalar = self.scalar(name)
        if scalar is None:
            return None
        text = scalar.text.strip()
        if (value := values.yes_no(text)) is None:
            meant = _MEANT.get(text.lower())
            proposal = None if meant is None else self._yes_or_no(meant)
            self.report.add("Y029", scalar.span, proposal, name=self.spelled(name), value=text)
        return value

    def _yes_or_no(self, value: bool) -> str:
        return (("no", "yes"), ("nein", "ja"))[self.report.german][value]

    def choice(self, name: str) -> str | None:
        """The canonical word of one of the choices."""
        scalar = self.scalar(name)
        if scalar is None:
            return None
        key, text = self._key(name), scalar.text.strip()
        for canonical, german in key.choices:
            if text.replace("-", "_") in (canonical, german):
                return canonical
        words = [choice[self.report.german] for choice in key.choices]
        self.report.add(
            "Y030",
            scalar.span,
            nearest(text.lower().replace("-", "_").replace(" ", "_"), words),
            name=self.spelled(name),
            value=text,
            choices=", ".join(words),
        )
        return None

    def id(self, name: str, default: str = "") -> str:
        """An id; one with other characters is reported and used nevertheless."""
        return self._checked(name, "Y031", values.is_id, values.slug) or default

    def day(self, name: str) -> date | None:
        return self._read(name, "Y060", values.day)

    def language(self, name: str) -> str:
        return self._checked(name, "Y041", values.is_language, lambda _: None)

    def colour(self, name: str) -> str:
        return self._checked(name, "Y042", values.is_colour, lambda _: None)

    def _checked(
        self,
        name: str,
        code: str,
        is_right: Callable[[str], bool],
        propose: Callable[[str], str | None],
    ) -> str:
        scalar = self.scalar(name)
        if scalar is None:
            return ""
        text = scalar.text.strip()
        if not is_right(text):
            span, proposal = scalar.span, propose(text)
            self.report.add(code, span, proposal, name=self.spelled(name), value=text)
        return text

    def nodes(self, name: str) -> tuple[Node, ...]:
        """The entries of a list."""
        word, value = self._given.get(name, (None, None))
        if word is None or value is None:
            return ()
        if isinstance(value, ListNode):
            return value.items
        if _is_empty(value):
            return ()
        proposal = f"[{value.text.strip()}]" if isinstance(value, Scalar) else None
        self.report.add("Y024", value.span, proposal, name=word.text)
        return ()

    def scalars(self, name: str) -> tuple[Scalar, ...]:
        """The texts of a list."""
        found = []
        for node in self.nodes(name):
            if not isinstance(node, Scalar):
                self.report.add("Y040", node.span, name=self.spelled(name))
            elif node.is_empty:
                self.report.add("Y043", node.span, name=self.spelled(name))
            else:
                found.append(self._unfolded(name, node))
        return tuple(found)

    def names(self, name: str) -> tuple[str, ...]:
        """The names in a list, each once."""
        return tuple(self.names_at(name))

    def names_at(self, name: str) -> dict[str, Span]:
        """The names in a list with their places, each once."""
        found: dict[str, Span] = {}
        for scalar in self.scalars(name):
            text = scalar.text.strip()
            if text in found:
                self.report.add("Y044", scalar.span, name=self.spelled(name), value=text)
            else:
                found[text] = scalar.span
        return found

    def fields(self, name: str) -> Fields | None:
        """The keys of an inner mapping."""
        word, value = self._given.get(name, (None, None))
        if word is None or value is None or _is_empty(value):
            return None
        return self._inner(value, self._key(name), word)

    def entries(self, name: str) -> tuple[Fields, ...]:
        """The keys of each entry of a list."""
        if name not in self._entries:
            key = self._key(name)
            word = Scalar(self.spelled(name), self.at(name))
            inner = (self._inner(node, key, word) for node in self.nodes(name))
            self._entries[name] = tuple(fields for fields in inner if fields is not None)
        return self._entries[name]

    def _inner(self, node: Node, key: Key, word: Scalar) -> Fields | None:
        assert key.keys is not None
        if isinstance(node, MappingNode):
            return Fields(node, key.keys, self.report)
        self.report.add("Y025", node.span, name=word.text)
        return None

    def has_all(self, name: str, *ids: str) -> bool:
        """Whether a list could be read down to the id of each entry, which one of ``ids`` gives."""
        if self.is_lost(name):
            return False
        entries = self.entries(name)
        named = all(any(entry.has(id) for id in ids) for entry in entries)
        return named and len(entries) == len(self.nodes(name))

    def is_lost(self, name: str) -> bool:
        """Whether a key may be there under an unknown name; a list or mapping, in another form."""
        if name not in self._given:
            return self._has_unknown or self._key(name).required
        key, value = self._key(name), self._given[name][1]
        wanted = MappingNode if key.form is Form.NAMED else ListNode
        return not isinstance(value, wanted) and (key.required or not _is_empty(value))

    def named(self, name: str) -> tuple[tuple[Scalar, Fields], ...]:
        """The keys below each name of the author's choice."""
        key = self._key(name)
        inner = ((word, self._inner(node, key, word)) for word, node in self._mapping(name))
        return tuple((word, fields) for word, fields in inner if fields is not None)

    def free_entries(self, name: str) -> dict[str, str]:
        """A mapping from names of the author's choice to texts."""
        return {word.text: " ".join(text.text.split()) for word, text in self.free_scalars(name)}

    def free_scalars(self, name: str) -> tuple[tuple[Scalar, Scalar], ...]:
        """A mapping from names of the author's choice to texts, each with its place."""
        found = []
        for word, text in self._mapping(name):
            if isinstance(text, Scalar):
                found.append((word, text))
            else:
                self.report.add("Y023", text.span, name=word.text)
        return tuple(found)

    def _mapping(self, name: str) -> tuple[tuple[Scalar, Node], ...]:
        word, value = self._given.get(name, (None, None))
        if word is None or value is None or _is_empty(value):
            return ()
        if isinstance(value, MappingNode):
            return value.entries
        self.report.add("Y025", value.span, name=word.text)
        return ()

    def _key(self, name: str) -> Key:
        return self.keys.by_spelling[name]


def _is_empty(node: Node) -> bool:
    match node:
        case Scalar():
            return node.is_empty
        case ListNode():
            return not node.items
        case MappingNode():
            return not node.entries
