"""Joins ES modules into one classic strict script that runs where modules are refused.

LMSs serve modules with wrong MIME types and ``file://`` refuses them altogether. The rule is small
on purpose: named relative imports at the top, named exports in front of declarations. Every module
becomes one function scope that returns its exports, in dependency order. Exports whose names are
there once stand open to all modules behind; others are handed to those that import them.

Comments and blanks are taken out by rjsmin, which does not look into templates in one another: a
test compares every token before and after.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from posixpath import dirname, normpath

from rjsmin import jsmin

from builder.record import record

Read = Callable[[str], str | None]
"""Gives the source of a module by its path, or None if there is none."""

_IMPORT = re.compile(r'import\s*\{([^}]*)\}\s*from\s*"(\.{1,2}/[^"]+)";')
# Begins with letters to pass over everything else quickly; what must stand before them is looked
# for behind them.
_EXPORT = re.compile(
    r"export (?<=^export )(?=(?:async )?function (\w+)|(?:const|class) (\w+))", re.MULTILINE
)
_LEFT_OVER = re.compile(r"(?:^|[;{}\n])(?:import|export)\b")
_OF_WINDOWS = frozenset({"close", "find", "location", "name", "open", "print", "status", "stop"})
"""Names that browsers give to all scripts; a module may mean those."""


class JoinError(ValueError):
    """A module that breaks the rule: our own mistake, never an author's."""


@record
class _Module:
    """A module without its imports and the word ``export``."""

    imports: tuple[tuple[str, str], ...]
    """Names as a script destructures them, and the path of the module that has them."""
    exports: tuple[str, ...]
    body: str


def join(read: Read, entry: str) -> str:
    """The script that runs the module ``entry`` with all that it needs."""
    return wrapped(joined(read, entry))


def joined(read: Read, entry: str) -> str:
    """The scopes of ``entry`` and of all that it needs, in order."""
    modules = _needed(read, entry)
    public = _public(modules)
    names = {path: f"m{n}" for n, path in enumerate(modules) if path not in public}
    return "".join(_scope(module, names.get(path), names) for path, module in modules.items())


def _public(modules: Mapping[str, _Module]) -> frozenset[str]:
    """The modules whose exports need no handing over: nothing else has or gives them a name."""
    count = Counter(name for module in modules.values() for name in module.exports)
    imports = [each for module in modules.values() for each in module.imports]
    renamed = {path for names, path in imports if ":" in names}
    return frozenset(
        path
        for path, module in modules.items()
        if path not in renamed
        and all(count[name] == 1 and name not in _OF_WINDOWS for name in module.exports)
    )


def wrapped(*parts: str) -> str:
    """Parts as one classic script that leaves no name behind."""
    return '"use strict";\n(() => {\n' + "".join(parts) + "})();\n"


def _needed(read: Read, entry: str) -> dict[str, _Module]:
    """Modules by path, so that each stands behind everything that it imports."""
    done: dict[str, _Module] = {}

    def visit(path: str, trail: tuple[str, ...]) -> None:
        if path in trail:
            raise JoinError(f"modules import each other: {' → '.join((*trail, path))}")
        if path in done:
            return
        source = read(path)
        if source is None:
            raise JoinError(f"{trail[-1]} imports {path}, which does not exist")
        module = _parsed(path, source)
        for _, wanted in module.imports:
            visit(wanted, (*trail, path))
        done[path] = module

    visit(entry, ())
    return done


@cache
def _parsed(path: str, source: str) -> _Module:
    folder = dirname(path)
    imports = tuple(
        (_destructured(match[1]), normpath(f"{folder}/{match[2]}" if folder else match[2]))
        for match in _IMPORT.finditer(source)
    )
    exports = tuple(match[1] or match[2] for match in _EXPORT.finditer(source))
    body = jsmin(_IMPORT.sub("", _EXPORT.sub("", source))) + "\n"
    if ("import" in body or "export" in body) and _LEFT_OVER.search(body):
        raise JoinError(f"{path} uses a form of import or export that cannot be joined")
    return _Module(imports, exports, body)


def _destructured(names: str) -> str:
    """``a, b as c`` as it is written on the left of an assignment."""
    each = (name.strip() for name in names.split(","))
    return ",".join(name.replace(" as ", ":") for name in each if name)


def _scope(module: _Module, name: str | None, scopes: Mapping[str, str]) -> str:
    """One module as a constant that holds its exports, or as those; short names weigh less."""
    bound = "".join(
        f"let{{{names}}}={scopes[path]};" for names, path in module.imports if path in scopes
    )
    if not module.exports:
        return f"(()=>{{{bound}{module.body}}})();\n"
    exports = f"{{{','.join(module.exports)}}}"
    target = f" {name}" if name else exports
    return f"let{target}=(()=>{{{bound}{module.body}return{exports}}})();\n"
