"""Moving through a course: by links, keys and address; nothing lost, nobody stranded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.player.actions import RIGHT, check, form
from tests.player.conftest import BLANK, Open


def heading(page: Page) -> Locator:
    return page.locator("section.page:visible h1")


def turn(page: Page) -> Iterator[None]:
    """Pages forward to the end, once for each further page."""
    onward = page.locator("#player_next")
    while onward.is_visible():
        target = onward.get_attribute("href")
        onward.click()
        page.locator(f"[id='{str(target)[1:]}']").wait_for(state="visible")
        yield


def test_a_new_page_takes_the_focus_to_its_heading_and_top(open_page: Open) -> None:
    page = open_page("vor-die-lage-kommen")
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    assert page.evaluate("scrollY") > 0
    page.get_by_role("link", name="Weiter").click()
    expect(heading(page)).to_have_text("Üben Sie selbst")
    expect(heading(page)).to_be_focused()
    assert page.evaluate("scrollY") == 0
    assert page.title() == "Üben Sie selbst – Krisenmanagement in langen Lagen"


def test_the_whole_course_can_be_paged_through_and_back(open_page: Open) -> None:
    page = open_page()
    seen = [heading(page).inner_text()]
    for _ in turn(page):
        seen.append(heading(page).inner_text())
    assert seen[0] == "Krisenmanagement in langen Lagen"
    assert seen[-1] == "Das war der Kurs"
    assert len(seen) == len(set(seen)) == 7
    expect(page.locator("#player_percent")).to_have_text("100 %")
    expect(page.locator("#player_track")).to_have_attribute(
        "aria-label", "2 von 2 Lektionen gelesen"
    )
    page.go_back()
    expect(heading(page)).to_have_text("Abschlusstest")


def test_a_course_goes_on_at_the_last_page(open_page: Open) -> None:
    page = open_page("stab")
    page.goto(page.url.split("#")[0] + "?neu")
    expect(heading(page)).to_have_text("Der Stab und die kleinen Runden")
    expect(page.locator("#player_saved")).to_contain_text("weiter")


def test_a_citation_opens_its_source(open_page: Open) -> None:
    page = open_page("vor-die-lage-kommen")
    page.get_by_role("link", name="KM-07").first.click()
    source = page.locator("[id='vor-die-lage-kommen__KM-07']")
    expect(source).to_be_visible()
    expect(source).to_be_focused()


def test_contents_unfold_above_the_page_on_a_phone(open_page: Open) -> None:
    page = open_page("stab")
    page.set_viewport_size({"width": 360, "height": 760})
    menu = page.get_by_role("button", name="Inhalt")
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.click()
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#player_contents [aria-current]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator("#player_contents")).to_be_hidden()
    menu.click()
    page.locator("#player_contents").get_by_role("link", name="Alle Arten").click()
    expect(page.locator("#player_contents")).to_be_hidden()
    expect(heading(page)).to_have_text("Alle Arten von Fragen")


def test_brightness_is_chosen_and_remembered(open_page: Open) -> None:
    page = open_page()
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.locator("#player_display summary").click()
    page.get_by_label("Dunkel").check()
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark
    page.keyboard.press("Escape")


def test_keys_alone_lead_through_an_answer(open_page: Open) -> None:
    page = open_page("ueben")
    page.goto(page.url.split("#")[0] + "?neu")
    page.keyboard.press("Tab")
    expect(page.locator("#player_skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "radio"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Denken Sie an die Tage")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".headline:visible")).to_have_count(1)


@pytest.mark.parametrize(
    "page_id", ["cover_", "vor-die-lage-kommen", "alle-fragen", "closing_", "stab"]
)
def test_focus_is_never_hidden_and_always_to_be_seen(open_page: Open, page_id: str) -> None:
    page = open_page(page_id)
    report = """() => {
      const e = document.activeElement, box = e.getBoundingClientRect();
      const ring = e.type === 'radio' || e.type === 'checkbox' ? e.closest('div, label, li') : e;
      const style = ring && getComputedStyle(ring), own = getComputedStyle(e);
      const middle = [box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2];
      const at = document.elementFromPoint(...middle);
      return [e.tagName, parseFloat(style.outlineWidth) >= 2 || parseFloat(own.outlineWidth) >= 2,
        e.contains(at) || at?.contains(e) || at?.closest('label')?.control === e];
    }"""
    for _ in range(60):
        page.keyboard.press("Tab")
        tag, ringed, free = page.evaluate(report)
        if tag == "BODY":
            break
        assert ringed, page.evaluate("document.activeElement.outerHTML")
        assert free, page.evaluate("document.activeElement.outerHTML")


PAGES = [
    "cover_",
    "vor-die-lage-kommen",
    "ueben",
    "stab",
    "alle-fragen",
    "quiz_",
    "closing_",
    "glossary_",
    "certificate_",
]
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"  # noqa: E501


@pytest.mark.parametrize("page_id", PAGES)
def test_text_reflows_at_320_pixels_even_with_wide_spacing(
    chromium: Browser, server: str, page_id: str
) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 256}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{server}#page_{page_id}")
    width = "document.documentElement.scrollWidth"
    assert page.evaluate(width) <= 320
    page.add_style_tag(content=SPACING)
    assert page.evaluate(width) <= 320
    context.close()


@pytest.mark.parametrize("page_id", PAGES)
def test_targets_are_large(open_page: Open, page_id: str) -> None:
    page = open_page(page_id)
    page.set_viewport_size({"width": 360, "height": 760})
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, summary, input, .button')]
          .filter((e) => e.checkVisibility() && !e.closest('#player_contents'))
          .map((e) => (e.matches('[type=radio], [type=checkbox]') ? e.closest('label') : e))
          .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 44 || box.height < 44)"""
    )
    assert small == []


def test_the_course_opens_from_a_file(open_page: Open, index: Path) -> None:
    page = open_page("ueben", index.as_uri())
    item = form(page, "vor-die-lage")
    RIGHT["vor-die-lage"](item)
    check(item)
    expect(page.locator(".headline:visible")).to_have_text("Richtig!")
    page.get_by_role("link", name="Weiter").click()
    expect(heading(page)).to_have_text("Der Stab und die kleinen Runden")


def test_a_frame_without_rights_still_shows_the_course(open_page: Open, server: str) -> None:
    page = open_page()
    page.route("**/frame.html", lambda route: route.fulfill(
        body=f"<iframe sandbox='allow-scripts' src='{server}' width=900 height=700></iframe>",
        content_type="text/html",
    ))  # fmt: skip
    page.goto(server.replace("index.html", "frame.html"))
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Kurs beginnen").click()
    expect(frame.locator("section.page:visible h1")).to_have_text("„Vor die Lage kommen“")


def test_without_scripts_every_page_can_be_read(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_text("Ein Stab ist ein Werkzeug")).to_be_visible()
    expect(page.locator(".because:visible")).to_have_count(0)
    context.close()


def test_no_request_leaves_the_course_and_the_first_page_needs_three(
    open_page: Open, server: str
) -> None:
    page = open_page("", BLANK)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server)
    own = [url for url in asked if not url.startswith("data:")]
    assert len([url for url in own if "/media/" not in url]) == 3
    assert len(list(turn(page))) == 6
    base = server.removesuffix("index.html")
    assert all(url.startswith((base, "data:")) for url in asked)


def test_who_ends_the_course_sees_and_hears_that_all_is_kept(open_page: Open) -> None:
    page = open_page("stab")
    page.evaluate("location.hash = 'page_closing_'")
    page.get_by_role("button", name="Kurs beenden").click()
    said = "Ihr Stand ist gespeichert. Sie können dieses Fenster jetzt schließen."
    expect(page.locator("#page_closing_ > .sheet p")).to_have_text(said)
    expect(page.get_by_text(said).first).to_be_in_viewport()
    expect(page.locator("#player_say")).to_have_text(said)
