"""Notes in a package: this learner's, never the LMS's, and nowhere if that is switched off."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Frame, expect

from tests.lms.test_journal import context, host, launched

__all__ = ["context"]
KEYS = "Object.keys(localStorage).filter((key) => key.startsWith('kurswerk-notes:'))"
NOTE = "Am Montag kam das Wasser."


def write(frame: Frame) -> None:
    frame.evaluate(
        """text => {
            const area = document.querySelector('textarea.private');
            area.value = text;
            area.dispatchEvent(new Event('input', { bubbles: true }));
        }""",
        NOTE,
    )


def test_the_lms_hears_nothing_and_the_learner_finds_it_again(
    context: BrowserContext, address: str
) -> None:
    page = host(context, address)
    write(launched(page))
    (key,) = page.evaluate(KEYS)
    assert "4711" not in key
    page.evaluate("leave('exit', [])")
    assert page.evaluate(KEYS) == [key]
    assert "Wasser" in page.evaluate("key => localStorage[key]", key)
    assert "Wasser" not in json.dumps(page.evaluate("localStorage['lms-server']"))
    launched(page)
    area = page.frame_locator("iframe").locator("textarea.private").first
    expect(area).to_have_value(NOTE)


def test_without_the_journal_no_note_is_kept(context: BrowserContext, address: str) -> None:
    page = host(context, address)
    frame = launched(page, "bare")
    write(frame)
    assert page.evaluate(KEYS) == []
    assert frame.evaluate("document.querySelector('.if-kept').hidden")
    assert not frame.evaluate("document.querySelector('.if-unkept').hidden")
