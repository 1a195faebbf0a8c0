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

from builder.writers.apart import PLACE

_TOKEN = re.compile(r"[\w$]+|[()[\]{}]")
_ROUND = re.compile(r"[()]")
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
    ["", "\n", ")", ";", "{", "}", ">", "else", "try", "finally", "do", "catch"]
)
"""In front of braces that hold statements and are no object."""
_TESTS = frozenset(["if", "for", "while", "switch", "with"])
_BEFORE_PARTS = frozenset("([{,:.")
_DECLARING = frozenset(["let", "function", "class"])
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_OBJECT, _DECLARES = 1, 2
"""What is known of open brackets: braces of an object or a pattern and not of statements; what
stands in them are parameters or the parts of a declaration."""


_Use = tuple[str, int, bool, bool]
"""A word where it stands for a variable, whether it is declared there, and whether it names a
property as well, which keeps its name: ``{ word }``."""


def shortened(code: str, strings: list[str], kept: Collection[str]) -> tuple[str, list[str]]:
    """A module's code and its strings with short names; ``kept`` are those that others know."""
    uses = list(_uses(code))
    inside = [list(_in_template(text)) for text in strings]
    known = {*_uncertain(code, strings), *OF_WINDOWS, *kept}
    ours = {word for word, _, is_declared, _ in uses if is_declared} - known
    count = Counter(use[0] for each in (uses, *inside) for use in each if use[0] in ours)
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
    for word, start, _, is_property_too in uses:
        if word in new:
            parts += [code[done:start], f"{word}:" if is_property_too else "", new[word]]
            done = start + len(word)
    return "".join([*parts, code[done:]])


def _in_template(text: str) -> Iterator[_Use]:
    """The variables in the code of a template."""
    if not text.startswith("`"):
        return
    for match in _SIMPLE.finditer(text):
        code = _QUOTED.sub(lambda quoted: "0" * len(quoted[0]), match[1])
        for word, start, _, _ in _uses(code):
            yield word, start + match.start(1), False, False


def _uncertain(code: str, strings: list[str]) -> Iterator[str]:
    """The words of templates whose code is not read here: those that stand in one another."""
    for text, behind in zip(strings, code.split(PLACE)[1:], strict=True):
        rest = _SIMPLE.sub("", text) if text.startswith("`") else ""
        if "${" in rest or "}" in rest:
            yield from _WORD.findall(f"{rest} {behind}".replace("$", " "))


def _uses(code: str) -> Iterator[_Use]:
    """The words that stand for variables, in order; the code has no needless blanks."""
    lists, bodies = _lists(code)
    opened, around, last = [0], 0, ""
    for match in _TOKEN.finditer(code):
        text, start, end = match[0], match.start(), match.end()
        before = code[start - 1 : start]
        if before == " " or before.isalnum():
            before = last
        last = text
        if text in _OPENING:
            is_list = start in lists or (start in bodies and before not in _TESTS)
            around = _kind(text, before, around, is_list)
            opened.append(around)
        elif text in _CLOSING:
            opened.pop()
            around = opened[-1]
        elif text not in _KEYWORDS and (before != "." or code[start - 3 : start] == "..."):
            after = code[end : end + 2]
            is_member = around & _OBJECT and before in ("{", ",", "async")
            if is_member and (after[:1] == ":" or end in bodies):
                continue
            is_short = is_member and (after[:1] in (",", "}") or after[:1] == "=" != after[1:])
            is_declared = before in _DECLARING or after == "=>"
            is_part = around & _DECLARES and before in _BEFORE_PARTS
            yield text, start, bool(is_declared or is_part), bool(is_short)


def _kind(sign: str, before: str, around: int, is_list: bool) -> int:
    """What is known of a bracket that opens."""
    if sign == "(":
        return _DECLARES if is_list else 0
    is_pattern = before == "let" or (around & _DECLARES and before in _BEFORE_PARTS)
    is_object = sign == "{" and before not in _BEFORE_STATEMENTS
    return (_OBJECT if is_object else 0) | (_DECLARES if is_pattern else 0)


def _lists(code: str) -> tuple[set[int], set[int]]:
    """Where round brackets open in front of an arrow, and in front of braces."""
    opened: list[int] = []
    lists, bodies = set(), set()
    for match in _ROUND.finditer(code):
        if match[0] == "(":
            opened.append(match.start())
            continue
        start, behind = opened.pop(), code[match.end() : match.end() + 2]
        if behind == "=>":
            lists.add(start)
        elif behind[:1] == "{":
            bodies.add(start)
    return lists, bodies
