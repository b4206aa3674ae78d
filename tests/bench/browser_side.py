"""From the choice of a province to the last chart redrawn, in six renderings of the same charts."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from coopstats.ui.data import CachedAsk
from coopstats.warehouse import Service
from tests.bench.expected import Expected, expected_of_all
from tests.bench.renderings.four_charts import HEIGHTS, figures_with_outline
from tests.bench.servers import RENDERINGS, dash_page, streamlit_page, write_tutorial_files
from tests.bench.timings import Sample
from tests.browser import chromium
from tests.browser.server import ROOT, running_server

CHARTS = tuple(HEIGHTS)
# The overview has no sector chart of a province; the other three are the same.
OVERVIEW_CHARTS = ("map", "ranking", "trend")
PROBE = Path(__file__).with_name("probe.js")
BUNDLE = ROOT / "static" / "plotly" / "plotly-basic-4.1.1.min.js"
# A tutorial leaves Streamlit as it is installed; the file watcher would only cost it time. The second
# one runs with the project's setting, so that no advantage is the setting's alone.
AS_INSTALLED = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
AS_HERE = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "false"}
WARM_UP = 3
WAIT_MS = 30_000

Choose = Callable[[Page, Expected, Sequence[str]], dict[str, float]]


@dataclass(slots=True)
class Rendering:
    """One way to draw the charts, open in a page of its own."""

    name: str
    page: Page
    choose: Choose
    charts: tuple[str, ...] = CHARTS
    first: dict[str, Sample] = field(default_factory=lambda: {"new": Sample(), "seen": Sample()})
    last: dict[str, Sample] = field(default_factory=lambda: {"new": Sample(), "seen": Sample()})

    def change(self, to: Expected, state: str | None) -> None:
        """Choose a province and note when the first and the last chart showed it."""
        self.page.bring_to_front()
        try:
            times = self.choose(self.page, to, self.charts)
        except PlaywrightError as fault:
            raise RuntimeError(f"{self.name}, choosing {to.name}: {fault}") from fault
        if state is not None:
            self.first[state].add(min(times.values()))
            self.last[state].add(max(times.values()))


@dataclass(frozen=True, slots=True)
class BrowserRun:
    """What was measured: samples a rendering in milliseconds, and which browser."""

    renderings: list[Rendering]
    chromium: str
    changes: int


def measure(changes: int, folder: Path) -> BrowserRun:
    """`changes` provinces, each chosen in every rendering in turn, twice: first as a state that the
    server has not seen, then as one that it has. Warm-up changes are not counted."""
    served = Service("published").current().warehouse
    ask = CachedAsk(served)
    write_tutorial_files(ask, folder)
    # The first province stands in every page when it opens, so it cannot be chosen.
    provinces = expected_of_all(ask)[1:]
    warm, measured = provinces[:WARM_UP], provinces[WARM_UP : WARM_UP + changes]
    path = chromium.find_chromium()
    if path is None:
        raise RuntimeError(chromium.ADVICE)
    with contextlib.ExitStack() as stack:
        board = stack.enter_context(streamlit_page("board_page.py", folder, folder / "board.log"))
        tutorials = {
            name: stack.enter_context(
                streamlit_page("tutorial_page.py", folder, folder / f"{name}.log", settings)
            )
            for name, settings in (("tutorial", AS_INSTALLED), ("tutorial_here", AS_HERE))
        }
        dash = stack.enter_context(dash_page(folder / "dash.log"))
        whole = stack.enter_context(running_server(ROOT / "dashboard.py", folder / "whole.log"))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        stack.callback(browser.close)
        renderings = [
            Rendering("board", _open(browser, board), _choose_in_picker),
            *(
                Rendering(name, _open(browser, address), _choose_in_streamlit)
                for name, address in tutorials.items()
            ),
            Rendering("dash", _open(browser, dash), _choose_in_dash),
            Rendering("bare", _open_bare(browser), _bare_choice(ask, [*warm, *measured])),
            Rendering("overview", _open(browser, whole), _choose_in_picker, OVERVIEW_CHARTS),
        ]
        for rendering in renderings:
            rendering.page.wait_for_selector(".js-plotly-plot, #map", timeout=WAIT_MS)
        for province in warm:
            _round(renderings, province, None)
        for state in ("new", "seen"):
            for at, province in enumerate(measured):
                # Each round starts with another rendering, so that none is always first.
                turned = renderings[at % len(renderings) :] + renderings[: at % len(renderings)]
                _round(turned, province, state)
        version = browser.version
        for rendering in renderings:
            rendering.page.context.close()
    return BrowserRun(renderings, version, changes)


def _round(renderings: Sequence[Rendering], province: Expected, state: str | None) -> None:
    for rendering in renderings:
        rendering.change(province, state)


def _open(browser: Browser, address: str) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    context.add_init_script(path=PROBE)
    page = context.new_page()
    page.goto(address, wait_until="domcontentloaded")
    return page


def _open_bare(browser: Browser) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_content((RENDERINGS / "bare.html").read_text(encoding="utf-8"))
    page.add_script_tag(path=BUNDLE)
    page.add_script_tag(path=PROBE)
    return page


def _choose_in_streamlit(page: Page, to: Expected, charts: Sequence[str]) -> dict[str, float]:
    box = page.locator('[data-testid="stSelectbox"] input').first
    box.click()
    box.fill(to.name)
    option = page.get_by_role("option").get_by_text(to.name, exact=True)
    return _after_pointer(page, to, charts, option.click)


def _choose_in_picker(page: Page, to: Expected, charts: Sequence[str]) -> dict[str, float]:
    page.locator(".hl-picker-box").fill(to.name)
    option = page.get_by_role("option").get_by_text(to.name, exact=True)
    return _after_pointer(page, to, charts, option.click)


def _choose_in_dash(page: Page, to: Expected, charts: Sequence[str]) -> dict[str, float]:
    page.click("#place")
    page.locator(".dash-dropdown-search").fill(to.name)
    option = page.locator(".dash-dropdown-option").get_by_text(to.name, exact=True)
    return _after_pointer(page, to, charts, option.click)


def _after_pointer(
    page: Page, to: Expected, charts: Sequence[str], press: Callable[[], None]
) -> dict[str, float]:
    page.evaluate("([to, charts]) => hlBench.arm(to, charts)", [to.as_json(), charts])
    press()
    times: dict[str, float] = page.evaluate("() => hlBench.result")
    return times


def _bare_choice(ask: CachedAsk, provinces: Sequence[Expected]) -> Choose:
    """Figures are parsed in the page before the clock starts: the floor is Plotly alone."""
    figures: dict[str, str] = {
        province.code: json.dumps(figures_with_outline(ask, province.code))
        for province in provinces
    }

    def choose(page: Page, to: Expected, charts: Sequence[str]) -> dict[str, float]:
        argument: list[Any] = [to.as_json(), charts, figures[to.code]]
        page.evaluate("([, , text]) => { window.prepared = JSON.parse(text); }", argument)
        times: dict[str, float] = page.evaluate(
            "([to, charts]) => hlBench.call(to, charts, window.prepared)", argument[:2]
        )
        return times

    return choose
