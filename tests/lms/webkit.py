"""The second engine: WebKitGTK, the family of Safari, under a virtual screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

PROGRAMS = "/usr/lib"
MISSING = "WebKitGTK is missing; install it with: sudo apt-get install --yes {}"
QUIET = {
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
}


class WebKitMissingError(RuntimeError):
    """No WebKitGTK or no virtual screen on this machine; the text says how to get them."""


@dataclass(frozen=True, slots=True)
class WebKit:
    driver: Any

    def open(self, address: str) -> None:
        self.driver.get(address)
        WebDriverWait(self.driver, 60).until(
            lambda driver: driver.execute_script("return Boolean(window.begin)")
        )

    def run(self, function: str, *values: object) -> None:
        """Call a function of the page and do not wait for what it has begun."""
        self.driver.execute_script(f"{function}(...arguments)", *values)

    def answer(self, expression: str, *values: object) -> Any:
        """What a promise in the page resolves to."""
        script = (
            "const done = arguments[arguments.length - 1];"
            f"({expression}).then(done, (error) => done({{ error: String(error) }}));"
        )
        found = self.driver.execute_async_script(script, *values)
        assert "error" not in found, found["error"]
        return found


def _program(name: str, package: str) -> str:
    if path := shutil.which(name):
        return path
    raise WebKitMissingError(MISSING.format(package))


def _browser() -> str:
    for file in sorted(Path(PROGRAMS).glob("*/webkit2gtk-4.*/MiniBrowser")):
        return str(file)
    raise WebKitMissingError(MISSING.format("webkit2gtk-driver"))


@contextmanager
def _screen() -> Iterator[str]:
    """A virtual screen that picks its own number and is taken down at the end."""
    reading, writing = os.pipe()
    command = [_program("Xvfb", "xvfb"), "-displayfd", str(writing), "-nolisten", "tcp"]
    command += ["-screen", "0", "1280x1024x24"]
    running = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        running.terminate()
        running.wait()


@contextmanager
def webkit() -> Iterator[WebKit]:
    """A running WebKitGTK with an empty profile."""
    options = webdriver.WebKitGTKOptions()
    options.binary_location = _browser()
    options.add_argument("--automation")
    with _screen() as display:
        environment = {**os.environ, **QUIET, "DISPLAY": display}
        path = _program("WebKitWebDriver", "webkit2gtk-driver")
        service = webdriver.WebKitGTKService(path, env=environment)
        with warnings.catch_warnings():
            # Selenium's own classes have not yet learnt what selenium deprecates.
            warnings.simplefilter("ignore", DeprecationWarning)
            driver = webdriver.WebKitGTK(options=options, service=service)
        driver.set_script_timeout(1000)
        try:
            yield WebKit(driver)
        finally:
            driver.quit()
