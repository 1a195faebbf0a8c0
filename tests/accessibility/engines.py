"""Programs that judge a page as it stands: two rule engines, two validators, one screen reader."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

HERE = Path(__file__).parent
MODULES = HERE.parent / "node_modules"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })"
_IBM = """async () => {
    const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
    return report.results.filter((result) => result.value[1] !== "PASS").map((result) => ({
        rule: result.ruleId, verdict: result.value[1],
        words: result.message, at: result.snippet }));
}"""
_DRAWN = """() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
})"""
_SET_ASIDE = """(selector) => {
    const outermost = [...document.querySelectorAll(selector)]
        .filter((one) => !one.parentElement.closest(selector));
    window.aside = outermost.map((one) => {
        const mark = document.createComment("");
        one.replaceWith(mark);
        return [mark, one];
    });
}"""
_BRING_BACK = "() => aside.forEach(([mark, one]) => mark.replaceWith(one))"
HIDDEN_PAGES = "section.page[hidden]"
HIDDEN = f"{HIDDEN_PAGES}, section.page [hidden]"
_LISTEN = """async (source) => {
    if (window.reader) return;
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


@contextmanager
def without(page: Page, selector: str) -> Iterator[None]:
    """Takes elements out of the page for a while: what nobody sees takes most of the time."""
    page.evaluate(_SET_ASIDE, selector)
    yield
    page.evaluate(_BRING_BACK)


def broken_rules(page: Page) -> list[str]:
    """What both rule engines say of what is in view."""
    _await_drawing(page)
    with without(page, HIDDEN):
        return [*axe(page), *ibm(page)]


def _await_drawing(page: Page) -> None:
    """Until observers of sizes have done their part, which they do when the page is drawn."""
    page.evaluate(_DRAWN)


def axe(page: Page) -> list[str]:
    """What axe-core calls a violation, with the element."""
    _load(page, "axe", "axe-core/axe.min.js")
    found = page.evaluate(_AXE, AXE_TAGS)["violations"]
    return [f"axe {rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def ibm(page: Page) -> list[str]:
    """What IBM Equal Access fails, and every »potential« that nobody has decided.

    It compares the names of groups with those that are hidden, too, and knows no mixed colours, so
    that the pointer must not rest on a button.
    """
    page.mouse.move(0, 0)
    _load(page, "ace", "accessibility-checker-engine/ace.js")
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


def _load(page: Page, name: str, file: str) -> None:
    """Runs a script, which leaves a global of this name, once for each document."""
    if not page.evaluate("(name) => name in window", name):
        page.evaluate(_script(file))


@cache
def _script(name: str) -> str:
    return (MODULES / name).read_text("utf-8")


def listen(page: Page) -> None:
    """Starts the screen reader; from now on it notes what it says (see :func:`heard`)."""
    source = _script("@guidepup/virtual-screen-reader/lib/esm/index.browser.js")
    page.evaluate(_LISTEN, source)


def spoken(page: Page, selector: str) -> list[str]:
    """What the screen reader says from the beginning to the end of an element, line by line."""
    _await_drawing(page)
    said: list[str] = page.evaluate(_SPOKEN, selector)
    return said
