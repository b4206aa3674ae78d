"""The browser harness: one server and one Chromium a worker, one fresh context a test."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium, visit
from tests.browser.server import ROOT, build_warehouse, running_server

RESULTS = ROOT / "test-results"
HERE = Path(__file__).parent
_failed = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[_failed] = True
    return report


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a warehouse that the real pipeline has just published."""
    folder = tmp_path_factory.mktemp("warehouse")
    build_warehouse(folder)
    return folder


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server of `server` has printed: pages show no traceback, this does."""
    return tmp_path_factory.mktemp("server") / "streamlit.log"


@pytest.fixture(scope="session")
def server(warehouse: Path, server_log: Path) -> Iterator[str]:
    """The address of the dashboard, serving `warehouse`."""
    environment = {"HOPLUC_WAREHOUSE": str(warehouse)}
    with running_server(ROOT / "dashboard.py", server_log, environment) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; fails, rather than skips, where the machine has none."""
    if os.environ.get("HOPLUC_NO_BROWSER") == "1":
        pytest.skip("HOPLUC_NO_BROWSER=1")
    path = chromium.find_chromium()
    if path is None:
        pytest.fail(chromium.ADVICE, pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield running
        running.close()


@pytest.fixture
def page(
    browser: Browser, server: str, server_log: Path, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A page of a fresh context, 1440 x 900. Its test fails if anything leaves this machine."""
    context = browser.new_context(
        base_url=server, viewport={"width": 1440, "height": 900}, locale="vi-VN"
    )
    visit.record_requests(context)
    opened = context.new_page()
    yield opened
    if request.node.stash.get(_failed, False):
        RESULTS.mkdir(exist_ok=True)
        name = re.sub(r"[^\w.-]+", "_", request.node.nodeid)
        opened.screenshot(path=RESULTS / f"{name}.png", full_page=True)
        print(server_log.read_text(encoding="utf-8", errors="replace")[-3000:])
    try:
        visit.assert_stays_home(opened)
    finally:
        context.close()
