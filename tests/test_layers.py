"""Who may import whom, and what only some modules may do (ARCHITECTURE.md)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(file.relative_to(ROOT).as_posix() for file in ROOT.glob("builder/**/*.py"))

EVERYWHERE = "builder.record"
INNER = {  # what of the package a module may import
    "builder/diagnostics.py": (),
    "builder/record.py": (),
    "builder/model/*": ("builder.diagnostics", "builder.model"),
    "builder/checks/*": ("builder.diagnostics", "builder.model", "builder.checks"),
    "builder/questions/*": ("builder.diagnostics", "builder.model", "builder.questions",
                            "builder.readers"),
    "builder/readers/*": ("builder.diagnostics", "builder.model", "builder.questions",
                          "builder.readers"),
    "builder/messages/*": ("builder.diagnostics",),
    "builder/report/*": ("builder.diagnostics", "builder.messages", "builder.report",
                         "builder.pipeline", "builder.exchange"),
    "builder/writers/*": ("builder.diagnostics", "builder.model", "builder.artifact", "builder.job",
                          "builder.theme", "builder.colour", "builder.templates",
                          "builder.package_zip", "builder.writers"),
}  # fmt: skip
SHARED = (
    "paper", "html", "items", "controls", "confidence", "sco", "joiner", "edition", "manifest",
    "charts", "decimals", "elements", "figures", "notes", "recordings", "scenes", "standalone",
)  # fmt: skip
OUTER = {  # where a package of somebody else may be imported
    "markdown": ("builder/readers/prose*.py",),
    "yaml": ("builder/readers/yaml*.py",),
    "docx": ("builder/writers/guide/word/*",),
    "pptx": ("builder/writers/slides*",),
    "segno": ("builder/writers/slides/codes.py",),
    "xlsxwriter": ("builder/writers/slides/plots.py",),
    "typst": ("builder/writers/paper/typeset.py",),
    "lxml": ("builder/writers/*", "builder/readers/asset.py", "builder/dist.py"),
    "rich": ("builder/report/live.py",),
    "rjsmin": ("builder/writers/joiner.py",),
    "rcssmin": ("builder/writers/sco/style.py",),
    "click": ("builder/cli.py", "builder/german_click.py"),
}
ONLY_CLI = {"print", "input", "exit", "sys.exit", "os._exit", "datetime.now", "datetime.today",
            "date.today", "time.time", "time.perf_counter", "random", "os.environ", "os.getenv",
            "eval", "exec"}  # fmt: skip
WRITING = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmtree"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{name.name}" for name in names)


def _parse(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text("utf-8"))


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    allowed = next((inner for path, inner in INNER.items() if fnmatch(module, path)), ("builder",))
    for name in _imports(_parse(module)):
        top = name.split(".")[0]
        if top == "builder":
            fine = any(name == a or name.startswith(f"{a}.") for a in (*allowed, EVERYWHERE))
            assert fine, f"{module} imports {name}"
        elif top not in sys.stdlib_module_names:
            assert any(fnmatch(module, path) for path in OUTER[top]), f"{module} imports {name}"


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("builder/writers/")])
def test_writers_know_only_what_they_share(module: str) -> None:
    own = module.split("/")[2].removesuffix(".py")
    for name in _imports(_parse(module)):
        if name.startswith("builder.writers.") and own != "__init__":
            assert name.split(".")[2] in {own, *SHARED}, f"{module} imports {name}"


@pytest.mark.parametrize("module", [m for m in MODULES if m != "builder/cli.py"])
def test_only_the_command_line_touches_the_world(module: str) -> None:
    assert not VAGUE & set(Path(module).with_suffix("").parts)
    names = {
        ast.unparse(n) for n in ast.walk(_parse(module)) if isinstance(n, ast.Attribute | ast.Name)
    }
    if module == "builder/record.py":
        names -= {"exec"}  # as the standard library makes its dataclasses
    assert not ONLY_CLI & names
    if module not in {"builder/save.py", "builder/exchange.py"}:
        assert not WRITING & {name.rpartition(".")[2] for name in names if "." in name}
