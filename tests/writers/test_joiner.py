"""Joined modules are one script that does what the modules do; what breaks the rule is refused."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from rjsmin import jsmin

from builder.templates import TEMPLATES
from builder.writers import sco
from builder.writers.joiner import JoinError, join
from tests import stage

RUNTIME = TEMPLATES / "runtime"
MODULES = {
    "entry.js": (
        'import { two as zwei, Three } from "./deep/b.js";\nout(zwei() + new Three().value);\n'
    ),
    "deep/a.js": "// a remark\nexport const one = 1;\nconst hidden = 7;\n",
    "deep/b.js": (
        'import { one } from "./a.js";\n/** @param {number} x */\n'
        "export function two() {\n  return one + hidden();\n}\n"
        "function hidden() {\n  return `${one}`.length; // not exported\n}\n"
        "export class Three {\n  value = 3;\n}\n"
    ),
}


def run(script: str) -> str:
    command = ["node", "-e", f"const out = console.log; {script}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_modules_run_in_order_of_need_with_scopes_of_their_own() -> None:
    assert run(join(MODULES.get, "entry.js")) == "5"


def test_the_script_is_strict_and_leaves_no_name_behind() -> None:
    script = join(MODULES.get, "entry.js")
    assert script.startswith('"use strict";')
    assert run(f"{script}; out(typeof m0, typeof two)") == "5\nundefined undefined"


def test_names_that_are_there_once_need_no_handing_over() -> None:
    unlike = {
        "entry.js": (
            'import { a } from "./a.js";\nimport { both as two } from "./b.js";\n'
            'import { close } from "./c.js";\nout(a, two, close);\n'
        ),
        "a.js": "const both = 1;\nexport const a = both;\n",
        "b.js": 'import { a } from "./a.js";\nexport const both = a + 1;\n',
        "c.js": "export const close = 3;\n",
    }
    script = join(unlike.get, "entry.js")
    assert run(script) == "1 2 3"
    assert "let{a}=(()=>" in script
    assert "let{both:two}=m1;let{close}=m2;" in script


def test_open_names_are_none_of_a_browsers_own(chromium: Browser) -> None:
    """A module that does not import a name means the browser's."""
    everything = sco.player(stage.job())
    names = {
        name
        for lms in ("none", "scorm12", "scorm2004", "cmi5")
        for found in re.findall(
            r"^let\{(.*)\}=\(\(\)=>",
            sco.script(lms, everything.widgets, everything.parts, "{}").decode(),
            re.MULTILINE,
        )
        for name in found.split(",")
    }
    assert "mountNotes" in names
    page = chromium.new_page()
    own = page.evaluate("names => names.filter((name) => name in window)", sorted(names))
    page.close()
    assert own == []


def test_the_same_modules_give_the_same_script_in_any_order() -> None:
    backwards = dict(reversed(MODULES.items()))
    assert join(MODULES.get, "entry.js") == join(backwards.get, "entry.js")


def test_modules_that_nobody_needs_stay_out() -> None:
    assert "unused" not in join({**MODULES, "c.js": "export const unused = 1;\n"}.get, "entry.js")


@pytest.mark.parametrize(
    "source",
    [
        'import all from "./deep/a.js";',
        'import * as a from "./deep/a.js";',
        'import "./deep/a.js";',
        "export default 1;",
        "const a = 1;\nexport { a };",
        'export * from "./deep/a.js";',
    ],
)
def test_other_forms_of_import_and_export_are_refused(source: str) -> None:
    with pytest.raises(JoinError, match="cannot be joined"):
        join({**MODULES, "entry.js": source}.get, "entry.js")


def test_a_circle_is_named() -> None:
    circle = {
        "a.js": 'import { b } from "./b.js";\nexport const a = 1;\n',
        "b.js": 'import { a } from "./a.js";\nexport const b = 1;\n',
    }
    with pytest.raises(JoinError, match=r"a\.js → b\.js → a\.js"):
        join(circle.get, "a.js")


def test_a_missing_module_is_named() -> None:
    with pytest.raises(JoinError, match=r"entry\.js imports gone\.js"):
        join({"entry.js": 'import { x } from "./gone.js";'}.get, "entry.js")


TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/)
      | `(?:\\.|\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\}|[^`\\])*`
      | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*'
      | (?:(?<=[(=:,\[!&|?{};\n][ ])|(?<=[(=:,\[!&|?{};]))
        /(?![*/])(?:\\.|\[(?:\\.|[^\]])*\]|[^/\\\n])+/[a-z]*
      | \w+ | .""",
    re.DOTALL | re.VERBOSE,
)


def tokens(source: str) -> list[str]:
    """JavaScript's tokens without blanks and comments, read by rules of their own."""
    return [match[0] for match in TOKEN.finditer(source) if not match["skip"]]


@pytest.mark.parametrize("file", sorted(RUNTIME.rglob("*.js")), ids=lambda file: file.name)
def test_only_blanks_and_comments_are_taken_out(file: Path) -> None:
    source = file.read_text("utf-8")
    assert tokens(jsmin(source)) == tokens(source)


def test_the_comparison_of_tokens_can_fail() -> None:
    assert tokens('a("// b");') != tokens('a("");')
    assert tokens("a / b / c // d") == ["a", "/", "b", "/", "c"]
