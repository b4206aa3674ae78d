"""One tab of a browser, lent to one test after another, each of which finds it as new.

A context of its own costs a test about 4 s of processor time: Chromium starts a process and compiles
the dashboard's JavaScript. In a tab that has shown the dashboard before, a page takes 1.5 s. What
someone sees who has never been here is for tests that open a context of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser import visit
from tests.browser.server import ROOT

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
RESULTS = ROOT / "test-results"
FAILED = pytest.StashKey[bool]()

_EMPTY = "about:blank"
_FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


class Tab:
    """A tab of the dashboard at ``address``; ``close`` it last."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._context: BrowserContext | None = None
        self._is_lent = False

    def lend(self) -> Page:
        """Its page: 1440 x 900, empty, light, Vietnamese, nothing stored and nothing asked for yet.

        A page that was not taken back is given up with its context, whatever is wrong with it.
        """
        if self._is_lent:
            self.close()
        if self._context is None:
            self._context = self._browser.new_context(
                base_url=self._address, viewport=DESKTOP, locale="vi-VN"
            )
            visit.record_requests(self._context)
            self._context.new_page()
        self._is_lent = True
        page = self._context.pages[0]
        visit.requests_of(page).clear()
        return page

    def take_back(self, page: Page) -> None:
        """Take away what the visitor left: other tabs, cookies, stored values, size and scheme."""
        for other in page.context.pages[1:]:
            other.close()
        if page.url.startswith(self._address):
            page.evaluate(_FORGET)
        page.context.clear_cookies()
        page.goto(_EMPTY)
        page.set_viewport_size(DESKTOP)
        page.emulate_media(color_scheme="light")
        self._is_lent = False

    def close(self) -> None:
        """Close the context; the next loan opens another."""
        if self._context is not None:
            self._context.close()
        self._context, self._is_lent = None, False


def lent(tab: Tab, log: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fixture's page of ``tab``. Its test fails if anything leaves this machine.

    Of a test that failed a picture is kept, the end of the server's ``log`` is printed, and the tab
    is not handed on.
    """
    page = tab.lend()
    yield page
    failed = request.node.stash.get(FAILED, False)
    if failed:
        RESULTS.mkdir(exist_ok=True)
        name = re.sub(r"[^\w.-]+", "_", request.node.nodeid)
        page.screenshot(path=RESULTS / f"{name}.png", full_page=True)
        print(log.read_text(encoding="utf-8", errors="replace")[-3000:])
    visit.assert_stays_home(page)
    if not failed:
        tab.take_back(page)
