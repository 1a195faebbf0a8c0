"""The one place that starts a browser for tests: Chromium of the system, headless and quiet.

Playwright is a development dependency without browsers of its own; a machine without Chromium
fails with the command that installs it, because a skipped test proves nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same engine without a browser around it, and costs a third of the time."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "Chromium is missing; install it with: sudo apt-get install --yes chromium-headless-shell"


PATIENCE = 30_000
"""Milliseconds until what is expected counts as missing, as long as Playwright waits to click."""


class BrowserMissingError(RuntimeError):
    """No Chromium on this machine; the text says how to get one."""


def executable() -> str:
    """The path of the system's Chromium."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise BrowserMissingError(MISSING)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium; a test opens its own context in it, so that no storage is shared."""
    path = executable()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def stop_clock(context: BrowserContext) -> None:
    """For pages no time goes by, so that what they do once in a while they do not do at all."""
    context.clock.set_fixed_time(datetime(2026, 3, 1, 10, tzinfo=UTC))
