"""Programs that judge a page as it stands: two rule engines, two validators, one screen reader."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

HERE = Path(__file__).parent
MODULES = HERE.parent / "node_modules"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })"
_IBM = """async () => {
    const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
    const plain = (text) => text.replace(/\\s+/g, "");
    const seen = [...document.querySelectorAll("fieldset")].filter((one) => one.checkVisibility())
        .map((one) => plain(one.querySelector("legend")?.textContent ?? ""));
    const isAlone = ({ ruleId, messageArgs: [name] = [""] }) => ruleId === "fieldset_label_valid"
        && seen.filter((one) => one === plain(name)).length === 1;
    const isTold = (result) => result.value[1] !== "PASS" && !isAlone(result);
    return report.results.filter(isTold).map((result) => ({
        rule: result.ruleId, verdict: result.value[1],
        words: result.message, at: result.snippet }));
}"""
_LISTEN = """async (source) => {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    window.reader = (await import(address)).virtual;
}"""
_SPOKEN = """async (selector) => {
    const container = document.querySelector(selector);
    // The reader looks at attributes; what has been ticked and chosen since is in properties.
    const marks = [...container.querySelectorAll(":is(input, option):checked")];
    const fresh = marks.map((one) => [one, one.matches("option") ? "selected" : "checked"])
        .filter(([one, name]) => !one.hasAttribute(name));
    for (const [one, name] of fresh) one.setAttribute(name, "");
    await reader.start({ container });
    const [node, phrase] = [reader.activeNode, await reader.lastSpokenPhrase()];
    do {
        await reader.next();
    } while (reader.activeNode !== node || (await reader.lastSpokenPhrase()) !== phrase);
    const log = await reader.spokenPhraseLog();
    await reader.stop();
    for (const [one, name] of fresh) one.removeAttribute(name);
    return log.slice(0, -1);
}"""


def axe(page: Page) -> list[str]:
    """What axe-core calls a violation, with the element."""
    page.evaluate(_script("axe-core/axe.min.js"))
    found = page.evaluate(_AXE, AXE_TAGS)["violations"]
    return [f"axe {rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def ibm(page: Page) -> list[str]:
    """What IBM Equal Access fails, and every »potential« that nobody has decided.

    It compares the names of groups with those on pages that are hidden, too: the same question in
    a lesson and in the test is one group for whoever sees the page, and is left out. It knows no
    mixed colours, so that the pointer must not rest on a button.
    """
    page.mouse.move(0, 0)
    page.evaluate(_script("accessibility-checker-engine/ace.js"))
    return [
        f"ibm {one['rule']} ({one['verdict']}): {one['words'][:120]} | {one['at'][:120]}"
        for one in page.evaluate(_IBM)
        if one["verdict"] == "FAIL" or one["rule"] not in decisions()
    ]


@cache
def decisions() -> Mapping[str, str]:
    """Rules of IBM's engine that only ask, and what the answer is."""
    found: dict[str, str] = tomllib.loads((HERE / "decisions.toml").read_text("utf-8"))
    return found


def html_validate(folder: Path) -> list[str]:
    """What html-validate says of all pages in a folder.

    Two rules are about what authors write and not about a running page: widths that a script has
    set show as style attributes, and a term of the glossary cannot be a <button>, because
    buttons do not break across lines.
    """
    report = folder.with_name(f"{folder.name}-html-validate.json")
    command = [
        MODULES / ".bin/html-validate",
        "--config",
        HERE / "html-validate.json",
        "--formatter",
        f"json={report}",  # it ends before a pipe has taken a long report
        *sorted(folder.glob("*.html")),
    ]
    subprocess.run([*map(str, command)], capture_output=True, check=False)
    return [
        f"{Path(file['filePath']).stem}: {one['ruleId']}: {one['message']}"
        for file in json.loads(report.read_text("utf-8"))
        for one in file["messages"]
    ]


def nu(folder: Path) -> list[str]:
    """What the Nu Html Checker says of all pages in a folder."""
    jar = MODULES / "vnu-jar/build/dist/vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--stdout", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        f"{Path(one['url']).stem}: {one['message']} | {one.get('extract', '')[:120]}"
        for one in json.loads(done.stdout)["messages"]
        if one["type"] == "error"
    ]


def snapshot(page: Page) -> str:
    """The document as it stands now, as text that validators read."""
    markup = str(page.evaluate("document.documentElement.outerHTML"))
    return f"<!DOCTYPE html>\n{markup}\n"


@cache
def _script(name: str) -> str:
    return (MODULES / name).read_text("utf-8")


def listen(page: Page) -> None:
    """Starts the screen reader; from now on it notes what it says (see :func:`heard`)."""
    source = _script("@guidepup/virtual-screen-reader/lib/esm/index.browser.js")
    page.evaluate(_LISTEN, source)


def spoken(page: Page, selector: str) -> list[str]:
    """What the screen reader says from the beginning to the end of an element, line by line."""
    said: list[str] = page.evaluate(_SPOKEN, selector)
    return said
