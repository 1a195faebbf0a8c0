"""The shared browser starts, and a machine without one is told what to install."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests import browser


def test_chromium_runs_a_script(chromium: Browser) -> None:
    context = chromium.new_context()
    assert context.new_page().evaluate("6 * 7") == 42
    context.close()


def test_a_missing_browser_is_named_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(browser.BrowserMissingError, match="apt-get install --yes chromium"):
        browser.executable()
