"""The harness itself: a server that starts and is gone, a browser whose requests are seen."""

from __future__ import annotations

import os
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium, visit
from tests.browser.server import running_server


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
