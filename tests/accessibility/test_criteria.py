"""Criteria of WCAG 2.2 that no rule can judge, tried out in every state.

``scorm_templates/accessibility/criteria.toml`` names these tests as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from playwright.sync_api import TimeoutError as TimedOut

from builder.templates import TEMPLATES
from tests.accessibility import measures
from tests.accessibility.conftest import Address
from tests.accessibility.journeys import JOURNEYS, Journey, go
from tests.player.conftest import Open

every_journey = pytest.mark.parametrize("journey", JOURNEYS, ids=lambda one: one.name)
PLACES = "[...document.querySelectorAll('[data-page]')].map((e) => e.dataset.page)"
PHONE = ViewportSize(width=320, height=900)
ZOOMED = ViewportSize(width=320, height=256)
"""1280 × 1024 at four times the size."""
TURNED = ViewportSize(width=740, height=360)
DESK = ViewportSize(width=1280, height=700)


@contextmanager
def opened(chromium: Browser, address: str, size: ViewportSize) -> Iterator[Page]:
    context = chromium.new_context(viewport=size, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@every_journey
def test_nothing_is_lost_on_small_screens_zoomed_or_turned(
    chromium: Browser, address: Address, journey: Journey
) -> None:
    found: dict[str, list[str]] = {}
    with opened(chromium, address(journey), PHONE) as page:
        for state in journey.states(page):
            judges = (measures.sideways, measures.clipped, measures.small_targets)
            found[state] = [one for judge in judges for one in judge(page)]
            for name, size in (("zoomed", ZOOMED), ("turned", TURNED)):
                page.set_viewport_size(size)
                found[f"{state}, {name}"] = measures.sideways(page)
            page.set_viewport_size(PHONE)
    assert {state: findings for state, findings in found.items() if findings} == {}


FOCUS = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  const around = [e, e.parentElement, e.parentElement.parentElement];
  const rings = around.map((one) => one && getComputedStyle(one))
    .some((style) => style && parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none');
  const middle = [box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2];
  const at = document.elementFromPoint(...middle);
  const free = e.contains(at) || at?.contains(e) || at?.closest('label')?.control === e;
  const group = e.closest('fieldset, [role=group]');
  const stop = e.type === 'radio' ? group.querySelector(`[name="${e.name}"]`) : e;
  window.walked ??= []; let number = walked.indexOf(stop);
  if (number < 0) number = walked.push(stop) - 1;
  return { number, tag: e.tagName, rings, free: Boolean(free), html: e.outerHTML.slice(0, 120),
    hash: location.hash };
}"""


def walk(page: Page, key: str) -> Iterator[dict[str, Any]]:
    """The elements that a key leads through, until the focus leaves the document."""
    for _ in range(150):
        page.keyboard.press(key)
        at = page.evaluate(FOCUS)
        if at["tag"] == "BODY":
            return
        if not at["free"]:  # the page may still be scrolling to it
            with suppress(TimedOut):
                page.wait_for_function(f"() => ({FOCUS})().free", timeout=2000)
            at = page.evaluate(FOCUS)
        yield at
    pytest.fail("the focus never leaves the page")


@every_journey
def test_focus_names_order_and_links_are_what_is_seen(
    chromium: Browser, address: Address, journey: Journey
) -> None:
    judges = (
        measures.names_unlike_labels,
        measures.out_of_order,
        measures.plain_links,
        measures.moving,
    )
    with opened(chromium, address(journey), DESK) as page:
        for state in journey.states(page):
            assert [one for judge in judges for one in judge(page)] == [], state
            page.evaluate("document.activeElement.blur()")
            page.evaluate("window.scrollTo(0, 0)")
            hash_ = page.evaluate("location.hash")
            there = list(walk(page, "Tab"))
            assert [at["html"] for at in there if not (at["rings"] and at["free"])] == [], state
            back = [at["number"] for at in islice(walk(page, "Shift+Tab"), len(there))]
            assert back == [at["number"] for at in reversed(there)], state
            assert {at["hash"] for at in there} <= {hash_}, f"the focus alone changed {state}"


def test_single_keys_do_nothing(open_page: Open) -> None:
    page = open_page("ueben")
    expect(page.locator("#player_percent")).to_have_text("25 %")
    page.evaluate("document.activeElement.blur()")
    before = page.evaluate("document.body.innerHTML")
    for key in "abcdefghijklmnopqrstuvwxyz0123456789?/.,":
        page.keyboard.press(key)
    assert page.evaluate("document.body.innerHTML") == before


def test_a_click_counts_when_it_is_let_go(open_page: Open) -> None:
    page = open_page("ueben")
    box = page.locator("#player_next").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    assert page.evaluate("location.hash") == "#page_ueben"
    page.mouse.move(5, 300)
    page.mouse.up()
    assert page.evaluate("location.hash") == "#page_ueben"


def test_bars_are_the_same_on_every_page(open_page: Open) -> None:
    page = open_page()
    outline = """() => ['#player_bar', '#player_contents', '#player_foot'].map((id) =>
      [...document.querySelectorAll(id + ' :is(a, button, summary, input)')]
        .map((e) => e.id || e.dataset.to || e.value || e.className))"""
    seen = []
    for place in ("cover_", "vor-die-lage-kommen", "ueben", "quiz_", "closing_"):
        go(page, place)
        seen.append(page.evaluate(outline))
    assert all(one == seen[0] for one in seen)


def test_titles_name_page_and_course_and_every_heading_is_its_own(open_page: Open) -> None:
    page = open_page()
    titles, headings = [], []
    for place in page.evaluate(PLACES):
        go(page, place)
        titles.append(page.title())
        headings.append(page.locator("h1:visible").all_inner_texts())
    assert len(set(titles)) == len(titles)
    assert [len(one) for one in headings] == [1] * len(headings)


def test_every_page_is_reached_by_more_than_one_way(open_page: Open) -> None:
    page = open_page()
    listed = "[...document.querySelectorAll('#player_contents [data-to]')].map((e) => e.dataset.to)"
    assert set(page.evaluate(listed)) == set(page.evaluate(PLACES))
    assert page.locator("#player_next").count() == 1


def test_messages_have_their_place_before_they_come(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    text = page.request.get(server).text()
    for name in ("player_say", "player_saved"):
        (tag,) = re.findall(rf'<[^>]*id="{name}"[^>]*>', text)
        assert 'role="status"' in tag


def test_nothing_listens_to_movement_or_appears_by_hovering() -> None:
    scripts = "".join(file.read_text("utf-8") for file in (TEMPLATES / "runtime").rglob("*.js"))
    assert not re.search(r"devicemotion|deviceorientation|mouseover|mouseenter", scripts)
    styles = "".join(file.read_text("utf-8") for file in (TEMPLATES / "style").glob("*.css"))
    for rule in re.findall(r":hover[^{]*\{([^}]*)\}", styles):
        assert not re.search(r"display|visibility|content:|opacity:\s*1", rule), rule


def test_parts_in_another_language_say_so(open_page: Open) -> None:
    page = open_page()
    assert page.evaluate("document.documentElement.lang") == "de"
    assert page.locator("main [lang]").count() > 0
