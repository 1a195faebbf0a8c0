"""Short names change nothing: what is bound together stays so, what others know keeps its name."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder.templates import TEMPLATES
from builder.writers import sco
from builder.writers.joiner import joined, stripped
from tests import stage

TSC = Path(__file__).parent.parent / "node_modules" / "typescript" / "lib" / "tsc.js"
WORD = re.compile(r"[A-Za-z_$][\w$]*")
HEAD = re.compile(r"(import \{[^}]*\} from \"[^\"]+\";|^export (?=\w))", re.MULTILINE)
TRAPS = """
const outer = "outer", second = outer.length;
const holder = { outer, second: [second], outer_: outer, method(outer) { return outer + second; } };
function twice(number, { factor = second, deep: [inner, ...others] = [1, 2] } = {}) {
  const sum = others.reduce((total, each) => total + each, inner);
  return number * factor + sum;
}
const pick = ({ outer, second: renamed }) => ({ outer, renamed, other: outer ? second : renamed });
const table = { twice: 1, async later(value) { return value; }, pick };
let text = "";
for (const [key, value] of Object.entries(holder)) {
  if (key === "outer") { const value = "in"; text += `${value}:${key} ${pick(holder).renamed} `; }
  text += `${value ? `${key}!` : "none"} `;
}
const matching = /outer|second/.test(text) ? { text } : { none: text };
try { throw { reason: twice(2) }; } catch (problem) { const { reason } = problem; text += reason; }
try { throw 1; } catch { text += "; "; }
const counted = [..."abc"].map((letter, place) => ({ letter, place }))
  .filter(({ place }) => place).map(({ letter: sign }) => sign);
switch (second) { case table.twice: text += "no"; break; default: text += matching.text.length; }
const chosen = text.length > 3 ? second : outer;
async function say(words) { return (await table.later(words)).join(outer); }
const whole = (a, b) => a.outer + b[outer.slice(0, 0) + "second"] + (c => c + chosen)(1);
say(counted).then((said) => out(JSON.stringify({
  text, holder: { ...holder, method: holder.method("m") }, pick: pick(holder), table, counted,
  said, matching, whole: whole(holder, holder), sum: twice(3, { factor: 2, deep: [4, 5, 6] }),
})));
"""


def run(script: str) -> str:
    command = ["node", "-e", f"const out = console.log; {script}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def short(source: str) -> str:
    """The module with short names, in the scope that the joiner gives it."""
    return joined({"entry.js": source}.get, "entry.js")


def test_a_module_of_traps_says_the_same() -> None:
    script = short(TRAPS)
    assert run(script) == run(TRAPS) != ""
    assert not re.search(r"\b(counted|chosen|letter|place|said)\b(?!:|\"|`)", script)


def test_what_others_know_keeps_its_name() -> None:
    modules = {
        "entry.js": 'import { known } from "./a.js";\nconst own = known;\nout(own, document);',
        "a.js": "export const known = [1];\n",
    }
    script = joined(modules.get, "entry.js")
    assert "let{known}=" in script
    assert "let a=known;out(a,document)" in script


def test_words_in_templates_of_their_own_are_left_alone() -> None:
    source = 'const name_ = "x", plain = 1;\nout(`${name_ ? `${plain}` : "{"}`, `${plain}`);\n'
    assert run(short(source)) == run(source)


NO_SUCH_NAME = re.compile(r"error TS(?:2304|2552|18004|2451|2300|2448|2454|1\d{3}):.*")
"""What the type checker says of a name that is nowhere, twice or before its time, or of syntax."""


def misread(script: str, folder: Path) -> list[str]:
    file = folder / "player.js"
    file.write_text(script)
    options = ["--noEmit", "--allowJs", "--checkJs", "--target", "es2022", "--lib", "es2022,dom"]
    command = ["node", str(TSC), *options, str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [match[0] for match in NO_SUCH_NAME.finditer(said)]


@pytest.mark.parametrize("lms", ["none", "scorm12", "scorm2004", "cmi5"])
def test_another_reader_finds_every_name_of_a_player(lms: str, tmp_path: Path) -> None:
    player = sco.player(stage.job())
    script = sco.script(lms, player.widgets, player.parts, player.data).decode()
    assert misread(script, tmp_path) == []


def test_another_reader_would_miss_a_name(tmp_path: Path) -> None:
    script = short(TRAPS.replace("out(", "console.log("))
    assert misread(script, tmp_path) == []
    assert misread(re.sub(r"=>\w\+", "=>zz+", script), tmp_path)


def renamed(file: Path) -> set[str]:
    """The words of a module that its short form does not have."""
    body = HEAD.sub("", file.read_text("utf-8"))
    words = WORD.findall(stripped(file.name, body))
    return {*words} - {*WORD.findall(short(body))}


def test_a_browser_has_none_of_the_names_that_are_changed(chromium: Browser) -> None:
    """A word that means the browser's own in one line and a variable in another must stay."""
    names = sorted(set().union(*map(renamed, sorted((TEMPLATES / "runtime").rglob("*.js")))))
    assert len(names) > 300
    page = chromium.new_page()
    own = page.evaluate("names => names.filter((name) => name in window)", names)
    page.close()
    assert own == []
