"""Matching, ordering and hotspots by click, by keys, by dragging: each way is enough by itself."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect

from tests.player.actions import STEPS, check, form
from tests.player.conftest import Open

EMPTY = "Bitte wählen"
TARGET = 24
"""CSS pixels of the smallest target (WCAG 2.5.8)."""


def card(item: Locator, text: str) -> Locator:
    return item.locator(".card", has_text=text)


def laid(item: Locator) -> Locator:
    return item.locator(".laid")


def drag(page: Page, source: Locator, target: Locator) -> None:
    source.scroll_into_view_if_needed()
    start, end = source.bounding_box(), target.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 12, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2 - 4, steps=6)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2 + 4, steps=3)
    page.mouse.up()


def said(page: Page) -> Locator:
    return page.locator("#player_say")


def test_a_card_is_picked_and_placed_by_clicks(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "wer-macht-was")
    card(item, "Personal").click()
    expect(card(item, "Personal")).to_have_attribute("aria-pressed", "true")
    expect(said(page)).to_have_text("„Personal“ ist gewählt. Wählen Sie jetzt die Zeile.")
    item.get_by_role("button", name="„Personal“ zu „S1“ legen").click()
    expect(said(page)).to_have_text("„Personal“ liegt jetzt bei „S1“.")
    expect(laid(item)).to_have_text(["Personal", EMPTY])
    expect(item.get_by_label("S1", exact=True)).to_have_value("t1")
    expect(item.locator(".drop:visible")).to_have_count(0)


def test_a_card_is_picked_and_placed_by_keys_alone(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "wer-macht-was")
    for target, term in (("Personal", "S1"), ("Lage", "S2")):
        card(item, target).focus()
        page.keyboard.press("Enter")
        while not page.evaluate("document.activeElement.matches('.drop')"):
            page.keyboard.press("Tab")
        place = item.get_by_role("button", name=f"zu „{term}“ legen")
        while not place.evaluate("one => one === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(item.locator(".card:focus")).to_have_count(1)
    check(item)
    expect(item.locator(".headline")).to_have_text("Richtig!")


def test_escape_puts_a_card_back(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "wer-macht-was")
    card(item, "Lage").click()
    page.keyboard.press("Escape")
    expect(card(item, "Lage")).to_have_attribute("aria-pressed", "false")
    expect(card(item, "Lage")).to_be_focused()
    expect(item.locator(".drop:visible")).to_have_count(0)


def test_the_list_of_a_row_says_the_same(open_page: Open) -> None:
    item = form(open_page("alle-fragen"), "wer-macht-was")
    item.get_by_label("S2", exact=True).select_option(label="Versorgung")
    expect(laid(item)).to_have_text([EMPTY, "Versorgung"])
    expect(card(item, "Versorgung")).to_contain_text("(liegt schon)")
    item.get_by_label("S2", exact=True).select_option(label="Bitte wählen")
    expect(laid(item)).to_have_text([EMPTY, EMPTY])


def test_a_card_is_dragged_to_its_row_and_nowhere_else(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "wer-macht-was")
    drag(page, card(item, "Lage"), item.locator(".pair").nth(1))
    expect(laid(item)).to_have_text([EMPTY, "Lage"])
    drag(page, card(item, "Personal"), item.locator("legend"))
    expect(laid(item)).to_have_text([EMPTY, "Lage"])
    expect(item.locator("[aria-pressed=true]")).to_have_count(0)
    expect(page.locator(".in-hand, .aimed")).to_have_count(0)


def test_steps_are_dragged(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "ablauf")
    for place, step in enumerate(STEPS):
        row = item.locator("li", has_text=step)
        rows = item.locator(".words").all_inner_texts()
        if rows.index(step) != place:
            drag(page, row.locator(".grip"), item.locator("li").nth(place))
    expect(item.locator(".words")).to_have_text(list(STEPS))
    check(item)
    expect(item.locator(".headline")).to_have_text("Richtig!")


def test_a_finger_drags_at_the_grip_and_scrolls_elsewhere(chromium: Browser, server: str) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{server}#page_alle-fragen")
    item = form(page, "wer-macht-was")
    item.scroll_into_view_if_needed()
    touch = context.new_cdp_session(page)

    def swipe(source: Locator, target: Locator) -> None:
        start, end = source.bounding_box(), target.bounding_box()
        assert start
        assert end
        x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
        to_x, to_y = end["x"] + end["width"] / 2, end["y"] + end["height"] / 2
        for part in range(9):
            point = {"x": x + (to_x - x) * part / 8, "y": y + (to_y - y) * part / 8}
            kind = "touchMove" if part else "touchStart"
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(card(item, "Personal").locator("span").nth(1), item.locator(".pair").first)
    expect(laid(item)).to_have_text([EMPTY, EMPTY])
    item.scroll_into_view_if_needed()
    swipe(card(item, "Personal").locator(".grip"), item.locator(".pair").first)
    expect(laid(item)).to_have_text(["Personal", EMPTY])
    context.close()


def test_an_area_and_its_words_are_one_answer(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "karte")
    area = item.get_by_role("button", name="links, am Rathaus")
    area.focus()
    page.keyboard.press("Enter")
    expect(item.get_by_label("links, am Rathaus").and_(item.locator("input"))).to_be_checked()
    expect(area).to_have_attribute("aria-pressed", "true")
    item.locator("input").and_(item.get_by_label("rechts, am Fluss")).check()
    expect(area).to_have_attribute("aria-pressed", "false")
    expect(item.locator(".area.pointed")).to_contain_text("rechts, am Fluss")
    area.click()
    check(item)
    expect(item.locator(".headline")).to_have_text("Richtig!")
    expect(item.locator(".area.good")).to_be_disabled()


def test_areas_and_cards_can_be_hit_on_the_smallest_screen(chromium: Browser, server: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{server}#page_alle-fragen")
    form(page, "karte").scroll_into_view_if_needed()
    expect(form(page, "karte").locator(".spots img")).to_be_visible()
    boxes = page.evaluate(
        "[...document.querySelectorAll('.area, .card, .moves button, .slot select')]"
        ".map(e => e.getBoundingClientRect()).filter(r => r.width).map(r => [r.width, r.height])"
    )
    assert len(boxes) >= 8
    assert min(side for box in boxes for side in box) >= TARGET
    context.close()


def test_a_new_attempt_shows_the_steps_as_at_first(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "ablauf")
    first = item.locator(".words").all_inner_texts()
    item.get_by_role("button", name=f"„{first[-1]}“ nach oben").click()
    item.evaluate("form => form.reset()")
    expect(item.locator(".words")).to_have_text(first)
