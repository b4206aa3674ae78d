"""The harness itself: a server that starts and is gone, a browser whose requests are seen."""

from __future__ import annotations

import os
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium, visit
from tests.browser.server import running_server
from tests.browser.tab import Tab


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
            return True
    except urllib.error.URLError:
        return False


def test_a_server_serves_and_stops_even_when_the_block_fails(tmp_path: Path):
    script = tmp_path / "app.py"
    script.write_text("import streamlit as st\nst.write('x')\n", encoding="utf-8")
    seen: dict[str, bool] = {}

    def visit_and_fail():
        with running_server(script, tmp_path / "log") as address:
            seen[address] = _answers(address)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        visit_and_fail()
    assert list(seen.values()) == [True]
    assert not any(map(_answers, seen))


def test_a_server_that_cannot_start_says_why(tmp_path: Path):
    log = tmp_path / "log"
    with (
        pytest.raises(RuntimeError, match=r"absent\.py"),
        running_server(tmp_path / "absent.py", log),
    ):
        pass


def test_a_chosen_browser_that_does_not_work_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho 'install the snap' >&2\nexit 1\n", encoding="utf-8")
    stub.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", os.fspath(stub))
    assert chromium.find_chromium.__wrapped__() is None


@pytest.mark.parametrize(
    ("address", "leaves"),
    [
        ("http://127.0.0.1:8501/app/static/x.js", False),
        ("ws://localhost:8501/_stcore/stream", False),
        ("data:image/png;base64,AAAA", False),
        ("blob:http://127.0.0.1:8501/1", False),
        ("https://cdn.example/plotly.js", True),
        ("wss://127.0.0.1.example/stream", True),
    ],
)
def test_what_leaves_this_machine_is_told_apart(address: str, leaves: bool):
    assert visit.outside_requests([address]) == ([address] if leaves else [])


def test_a_tab_is_lent_as_new(browser: Browser, server: str):
    def state(page: Page) -> list[object]:
        page.goto("/_stcore/health")
        return page.evaluate(
            """() => [localStorage.length, sessionStorage.length, document.cookie.split(';').length,
              innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]"""
        )

    tab = Tab(browser, server)
    page = tab.lend()
    new = state(page)
    page.evaluate(
        "() => { localStorage.x = 1; sessionStorage.x = 1; document.cookie = 'x=1; path=/'; }"
    )
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    page.context.new_page()
    changed = state(page)
    assert all(before != after for before, after in zip(new, changed, strict=True))
    tab.take_back(page)
    again = tab.lend()
    assert again is page
    assert visit.requests_of(again) == []
    assert len(again.context.pages) == 1
    assert state(again) == new
    # What was not taken back is not lent a second time.
    other = tab.lend()
    assert other is not page
    assert page.is_closed()
    tab.close()


def test_a_request_that_leaves_is_seen(browser: Browser):
    context = browser.new_context()
    visit.record_requests(context)
    page = context.new_page()
    # Answered here: the test itself sends nothing out.
    context.route("http://cdn.example/**", lambda route: route.abort())
    page.set_content("<img src='data:,'><script src='http://cdn.example/x.js'></script>")
    with pytest.raises(AssertionError, match=r"cdn\.example"):
        visit.assert_stays_home(page)
    context.close()
