"""The browser harness: one server, one Chromium and one tab a worker, lent to each test as new."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.server import ROOT, running_server
from tests.browser.tab import FAILED, Tab, lent

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server of `server` has printed: pages show no traceback, this does."""
    return tmp_path_factory.mktemp("server") / "streamlit.log"


@pytest.fixture(scope="session")
def server(built_warehouse: Path, server_log: Path) -> Iterator[str]:
    """The address of the dashboard, serving `built_warehouse`."""
    environment = {"HOPLUC_WAREHOUSE": str(built_warehouse)}
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


@pytest.fixture(scope="session")
def tab(browser: Browser, server: str) -> Iterator[Tab]:
    """The tab that `page` lends to one test after another."""
    opened = Tab(browser, server)
    yield opened
    opened.close()


@pytest.fixture
def page(tab: Tab, server_log: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page as new, 1440 x 900. Its test fails if anything leaves this machine."""
    yield from lent(tab, server_log, request)
