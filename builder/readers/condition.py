"""Reads conditions such as ``vertrauen >= 60 und nicht (gemeldet oder zeit < 2)``.

The language is closed and tiny, so that every path of a scenario can be walked beforehand: meters
against whole numbers, flags, ``und``, ``oder``, ``nicht`` (``and``, ``or``, ``not``) and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from builder.diagnostics import Span, nearest
from builder.model.scenario import All, Any, Compare, Comparison, Condition, Flagged, Not
from builder.readers.source import Report
from builder.readers.yamltree import Scalar
from builder.record import mutable, record

_TOKEN = re.compile(
    r"(?P<name>[^\W\d][\w-]*)|(?P<number>[-+−]?\d+(?![\w.,]))|(?P<bracket>[()])"
    r"|(?P<sign>(?:<=|>=|!=|[<>=≤≥≠])(?![=<>]))|(?P<other>[-+−\d.,]+\w*|[=<>&|!]+|\S)"
)
_WORDS = {"und": "and", "and": "and", "oder": "or", "or": "or", "nicht": "not", "not": "not"}
_SIGNS = {sign.value: sign for sign in Comparison} | {
    "≤": Comparison.AT_MOST,
    "≥": Comparison.AT_LEAST,
    "≠": Comparison.UNEQUAL,
}
_MEANT = {
    "==": "=", "===": "=", "=>": ">=", "=<": "<=", "<>": "!=", "&": "und", "&&": "und",
    "|": "oder", "||": "oder", "!": "nicht",
}  # fmt: skip
_LONGEST = 60
"""Names, numbers, words, signs and brackets of one condition; readers of German give up earlier."""
RESERVED = frozenset(_WORDS)
"""Words that cannot be names of meters and flags."""


@record
class Scope:
    """The names that a condition may use."""

    meters: Collection[str]
    flags: Collection[str]


def read_condition(scalar: Scalar, scope: Scope, report: Report) -> Condition | None:
    """The condition in a text; the first mistake in it is reported, and nothing comes of it."""
    parser = _Parser(scalar, tuple(_tokens(scalar.text)), scope, report)
    return parser.whole()


@record
class _Token:
    kind: str
    text: str
    at: int


def _tokens(text: str) -> list[_Token]:
    found = _TOKEN.finditer(text)
    tokens = [_Token(str(one.lastgroup), one.group(), one.start()) for one in found]
    return [
        _Token("word", _WORDS[token.text.lower()], token.at)
        if token.text.lower() in _WORDS
        else token
        for token in tokens
    ]


@mutable
class _Parser:
    """Recursive descent; None means that the mistake is in the report already."""

    scalar: Scalar
    tokens: tuple[_Token, ...]
    scope: Scope
    report: Report
    at: int = 0

    def whole(self) -> Condition | None:
        if len(self.tokens) > _LONGEST:
            return self._refuse("S023", self.tokens[_LONGEST], limit=_LONGEST)
        for token in self.tokens:
            if token.kind == "other":
                return self._refuse("S003", token, _MEANT.get(token.text), sign=token.text)
        condition = self._any()
        if condition is not None and (rest := self._next()):
            if rest.text == ")":
                return self._refuse("S008", rest)
            return self._refuse("S002", rest, found=self._written(rest))
        return condition

    def _any(self) -> Condition | None:
        first = self.at
        condition = self._joined("or", self._all, Any)
        if isinstance(condition, Any) and self._mixes(condition, first):
            self.report.add("S010", self._span(self.tokens[first]))
        return condition

    def _mixes(self, condition: Any, first: int) -> bool:
        """Whether ``und`` stands beside ``oder`` without brackets around it."""
        depth = 0
        for token in self.tokens[first : self.at]:
            depth += {"(": 1, ")": -1}.get(token.text, 0) if token.kind == "bracket" else 0
            if depth == 0 and token.kind == "word" and token.text == "and":
                return True
        return False

    def _all(self) -> Condition | None:
        return self._joined("and", self._not, All)

    def _joined(
        self,
        word: str,
        read: Callable[[], Condition | None],
        join: Callable[[tuple[Condition, ...]], Condition],
    ) -> Condition | None:
        parts: list[Condition] = []
        while not parts or self._take("word", word):
            if (part := read()) is None:
                return None
            parts.append(part)
        return parts[0] if len(parts) == 1 else join(tuple(parts))

    def _not(self) -> Condition | None:
        if not self._take("word", "not"):
            return self._atom()
        inner = self._not()
        return Not(inner) if inner is not None else None

    def _atom(self) -> Condition | None:
        token = self._next()
        if token is None or token.kind not in ("name", "bracket") or token.text == ")":
            return self._refuse("S001", token)
        self.at += 1
        if token.kind == "bracket":
            return self._bracket(token)
        if token.text in self.scope.meters:
            return self._compare(token)
        if token.text not in self.scope.flags:
            names = (*self.scope.meters, *self.scope.flags)
            return self._refuse("S004", token, nearest(token.text, names), name=token.text)
        if (sign := self._next()) and sign.kind == "sign":
            return self._refuse("S006", token, name=token.text)
        return Flagged(token.text)

    def _bracket(self, opened: _Token) -> Condition | None:
        condition = self._any()
        if condition is None:
            return None
        if not self._take("bracket", ")"):
            if (token := self._next()) is not None:
                return self._refuse("S002", token, found=self._written(token))
            return self._refuse("S007", opened)
        return condition

    def _compare(self, name: _Token) -> Condition | None:
        sign = self._next()
        if sign is None or sign.kind != "sign":
            return self._refuse("S005", name, name=name.text)
        self.at += 1
        number = self._next()
        if number is None or number.kind != "number":
            return self._refuse("S009", number or sign, sign=sign.text)
        self.at += 1
        return Compare(name.text, _SIGNS[sign.text], int(number.text.replace("−", "-")))

    def _next(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _take(self, kind: str, text: str) -> bool:
        token = self._next()
        taken = token is not None and (token.kind, token.text) == (kind, text)
        self.at += taken
        return taken

    def _refuse(
        self, code: str, token: _Token | None, proposal: str | None = None, **values: object
    ) -> Condition | None:
        self.report.add(code, self._span(token), proposal, **values)
        return None

    def _written(self, token: _Token) -> str:
        """A token with all that stands before the next blank or bracket."""
        word = re.match(r"\S+?(?=[\s()]|$)|.", self.scalar.text[token.at :])
        assert word is not None
        return word[0]

    def _span(self, token: _Token | None) -> Span:
        """The place of a token; without one, of the end of the text."""
        text, place = self.scalar.text, self.scalar.span
        at = token.at if token else len(text.rstrip())
        before = text[:at].split("\n")
        if len(before) > 1 and self.scalar.style != "|":
            return self.report.span(place.line + len(before) - 1)
        length = len(self._written(token)) if token else 1
        line = place.line + len(before) - 1
        return self.report.span(line, place.column + len(before[-1]), length)
