"""Gives the variables of a module names of a letter or two: long ones are a sixth of a package.

A word is renamed wherever it stands for a variable and nowhere else, by the same rule in the whole
module: so what is bound to one another stays bound. What others know stays as it is:
properties, exports, imports and whatever a browser gives to all scripts. What a module declares in
a form that is not read here keeps its name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import product
from string import ascii_letters

from builder.record import record
from builder.writers.apart import PLACE

_TOKEN = re.compile(r"[A-Za-z_$][\w$]*|\d[\w.]*|=>|\.{3}|\?\.|[=!]==?|[^\s\w]")
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_SIMPLE = re.compile(r"\$\{([^{}`]*)\}")
"""What a template says in code, without templates and braces of its own."""
_QUOTED = re.compile(r'("(?:[^"\\]|\\.)*")')
_KEYWORDS = frozenset(
    _WORD.findall(
        "async await break case catch class const continue default delete do else export extends"
        " false finally for function get if import in instanceof let new null of return set static"
        " super switch this throw true try typeof undefined var void while with yield arguments"
    )
)
OF_WINDOWS = frozenset(
    _WORD.findall(
        "close closed document escape event external fetch find focus frames history innerHeight"
        " length localStorage location name navigator open opener origin parent performance print"
        " prompt screen scroll self status stop top when window"
    )
)
"""Names that browsers give to all scripts; a module may mean those."""
_BEFORE_STATEMENTS = frozenset(
    ["", ")", ";", "{", "}", "=>", "else", "try", "finally", "do", "catch"]
)
"""In front of braces that hold statements and are no object."""
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


@record
class _Use:
    """A word where it stands for a variable."""

    word: str
    start: int
    is_declared: bool
    is_property_too: bool
    """``{ word }`` names a property as well, which keeps its name."""


def shortened(code: str, strings: list[str], kept: Collection[str]) -> tuple[str, list[str]]:
    """A module's code and its strings with short names; ``kept`` are those that others know."""
    uses = list(_uses(code))
    inside = [list(_in_template(text)) for text in strings]
    known = {*_uncertain(code, strings), *OF_WINDOWS, *kept}
    ours = {use.word for use in uses if use.is_declared} - known
    count = Counter(use.word for use in uses if use.word in ours)
    count.update(use.word for each in inside for use in each if use.word in ours)
    taken = {*_WORD.findall(code), *(word for text in strings for word in _WORD.findall(text))}
    free = (name for name in _names() if name not in taken | known | _KEYWORDS)
    new = {word: next(free) for word, _ in sorted(count.items(), key=lambda item: -item[1])}
    new = {word: name for word, name in new.items() if len(name) < len(word)}
    pairs = zip(strings, inside, strict=True)
    return _renamed(code, uses, new), [_renamed(text, each, new) for text, each in pairs]


def _names() -> Iterator[str]:
    yield from ascii_letters
    yield from ("".join(pair) for pair in product(ascii_letters, repeat=2))


def _renamed(code: str, uses: list[_Use], new: dict[str, str]) -> str:
    parts, done = [], 0
    for use in uses:
        if use.word in new:
            key = f"{use.word}:" if use.is_property_too else ""
            parts += [code[done : use.start], key, new[use.word]]
            done = use.start + len(use.word)
    return "".join([*parts, code[done:]])


def _in_template(text: str) -> Iterator[_Use]:
    """The variables in the code of a template."""
    if not text.startswith("`"):
        return
    for match in _SIMPLE.finditer(text):
        code = _QUOTED.sub(lambda quoted: "0" * len(quoted[0]), match[1])
        for use in _uses(code):
            yield _Use(use.word, use.start + match.start(1), False, False)


def _uncertain(code: str, strings: list[str]) -> Iterator[str]:
    """The words of templates whose code is not read here: those that stand in one another."""
    for text, behind in zip(strings, code.split(PLACE)[1:], strict=True):
        rest = _SIMPLE.sub("", text) if text.startswith("`") else ""
        if "${" in rest or "}" in rest:
            yield from _WORD.findall(f"{rest} {behind}".replace("$", " "))


@record
class _Opened:
    """A bracket that is open."""

    sign: str
    is_object: bool
    """Braces of an object or a pattern and not of statements."""
    declares: bool
    """What stands in it are parameters or the parts of a declaration."""


def _uses(code: str) -> Iterator[_Use]:
    """The words that stand for variables, in order."""
    found = [(match[0], match.start()) for match in _TOKEN.finditer(code)]
    texts = ["", *(text for text, _ in found), "", ""]
    ends = _ends(texts)
    opened = [_Opened("", False, False)]
    for at, (text, start) in enumerate(found, 1):
        around, before, after = opened[-1], texts[at - 1], texts[at + 1]
        if text in _OPENING:
            opened.append(_bracket(texts, at, around, ends))
        elif text in _CLOSING:
            opened.pop()
        elif _WORD.match(text) and text not in _KEYWORDS and before not in (".", "?."):
            is_member = around.is_object and before in ("{", ",", "async")
            if is_member and (after == ":" or _opens_body(texts, at + 1, ends)):
                continue
            is_short = is_member and after in (",", "}", "=")
            starts = before in ("let", "function", "class") or after == "=>"
            is_part = around.declares and before in ("(", "[", "{", ",", ":", "...")
            yield _Use(text, start, starts or is_part, is_short)


def _bracket(texts: list[str], at: int, around: _Opened, ends: dict[int, int]) -> _Opened:
    sign, before = texts[at], texts[at - 1]
    if sign == "(":
        is_list = texts[ends[at] + 1] == "=>" or _opens_body(texts, at, ends)
        is_test = before in ("if", "for", "while", "switch", "with")
        return _Opened(sign, False, is_list and not is_test)
    is_pattern = before == "let" or (around.declares and before in ("(", "[", "{", ",", ":", "..."))
    is_object = sign == "{" and before not in _BEFORE_STATEMENTS
    return _Opened(sign, is_object, is_pattern)


def _opens_body(texts: list[str], at: int, ends: dict[int, int]) -> bool:
    """Whether a list in round brackets begins here and statements in braces follow it."""
    return texts[at] == "(" and texts[ends[at] + 1] == "{"


def _ends(texts: list[str]) -> dict[int, int]:
    """Where each bracket is closed."""
    opened: list[int] = []
    ends: dict[int, int] = {}
    for at, text in enumerate(texts):
        if text in _OPENING and text:
            opened.append(at)
        elif text in _CLOSING and text:
            ends[opened.pop()] = at
    return ends
