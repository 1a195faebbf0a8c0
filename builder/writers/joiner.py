"""Joins ES modules into one classic strict script that runs where modules are refused.

LMSs serve modules with wrong MIME types and ``file://`` refuses them altogether. The rule is small
on purpose: named relative imports at the top, named exports in front of declarations. Every module
becomes one function scope that returns its exports, in dependency order.

Comments, indentation and blanks beside signs are left out: safe, because no string of the runtime
spans lines (a line with an odd number of backquotes is refused), only breaks behind a semicolon go,
and a test compares every token before and after. Constants, which the type checker has minded
already, are declared by the shorter word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath

_IMPORT = re.compile(r'import\s*\{([^}]*)\}\s*from\s*"(\.{1,2}/[^"]+)";')
_EXPORT = re.compile(r"^export (?=(?:async )?function (\w+)|(?:const|class) (\w+))", re.MULTILINE)
_LEFT_OVER = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"^\s*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_TYPE_COMMENT = re.compile(r"/\*\* @type \{[^*]*\*/ ?")
_CONSTANT = re.compile(r"\bconst (?=[\w{[])")
_LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_BLANKS = re.compile(
    # Strings, templates and regular expressions stay as they are.
    r"""("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[(,=:[!&|?{};])/(?:[^/\\\n]|\\.)+/"""
    r"""|(?<=[(,=:[!&|?{};] )/(?:[^/\\\n]|\\.)+/)| *//.*"""
    r"""|\s*([=?:&|<>(,*[{]+)\s*|\s*([])}.]+) *| *([;!])\s*"""
    r"""|(?<![+-]) ([+-]) (?![+-])"""
)


class JoinError(ValueError):
    """A module that breaks the rule: our own mistake, never an author's."""


def join(modules: Mapping[str, str], entry: str) -> str:
    """The script that runs ``entry`` with all that it needs of ``modules`` (path to source)."""
    return wrapped(joined(modules, entry))


def joined(modules: Mapping[str, str], entry: str) -> str:
    """The scopes of ``entry`` and of all that it needs, in order."""
    order = _order(modules, entry)
    names = {path: f"m{number}" for number, path in enumerate(order)}
    return "".join(_scope(path, modules[path], names) for path in order)


def wrapped(*parts: str) -> str:
    """Parts as one classic script that leaves no name behind."""
    return '"use strict";\n(() => {\n' + "".join(parts) + "})();\n"


def _order(modules: Mapping[str, str], entry: str) -> list[str]:
    """Paths so that each stands behind everything that it imports."""
    done: list[str] = []

    def visit(path: str, trail: tuple[str, ...]) -> None:
        if path in trail:
            raise JoinError(f"modules import each other: {' → '.join((*trail, path))}")
        if path not in modules:
            raise JoinError(f"{trail[-1]} imports {path}, which does not exist")
        if path in done:
            return
        for wanted in _imports(path, modules[path]):
            visit(wanted, (*trail, path))
        done.append(path)

    visit(entry, ())
    return done


def _imports(path: str, source: str) -> list[str]:
    return [_resolved(path, match[2]) for match in _IMPORT.finditer(source)]


def _resolved(path: str, target: str) -> str:
    parts: list[str] = []
    for part in (*PurePosixPath(path).parent.parts, *PurePosixPath(target).parts):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _scope(path: str, source: str, names: Mapping[str, str]) -> str:
    """One module as a constant that holds its exports; short names weigh less."""
    exports = [match[1] or match[2] for match in _EXPORT.finditer(source)]
    body = _EXPORT.sub("", source)
    body = _IMPORT.sub(lambda match: _binding(path, match, names), body)
    if _LEFT_OVER.search(body):
        raise JoinError(f"{path} uses a form of import or export that cannot be joined")
    body = stripped(path, body)
    result = f"return{{{','.join(exports)}}};" if exports else ""
    return f"let {names[path]}=(()=>{{{body}{result}}})();\n"


def _binding(path: str, match: re.Match[str], scopes: Mapping[str, str]) -> str:
    """``import { a, b as c } from "./x.js"`` as a destructuring of the scope of ``x.js``."""
    names = [name.strip().replace(" as ", ": ") for name in match[1].split(",") if name.strip()]
    return f"let {{ {', '.join(names)} }} = {scopes[_resolved(path, match[2])]};"


@cache
def stripped(path: str, source: str) -> str:
    """Source without types, comments of whole lines, empty lines and needless blanks."""
    bare = _LINE_COMMENT.sub("", _TYPE_COMMENT.sub("", _BLOCK_COMMENT.sub("", source)))
    lines = [line.strip() for line in bare.splitlines()]
    if any(line.count("`") % 2 for line in lines):
        raise JoinError(f"{path} has a string over several lines")
    text = "".join(line + "\n" for line in lines if line)
    return _BLANKS.sub(kept, _CONSTANT.sub("let ", text))


def kept(match: re.Match[str]) -> str:
    """Of a match only the group that took part; quicker than a template of all groups."""
    return match[match.lastindex] if match.lastindex else ""
