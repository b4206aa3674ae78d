"""Take the pictures of the README and the walkthrough from the running dashboard.

`make pictures` writes them to docs/images. Not a test: a person looks at what it makes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import find_chromium
from tests.browser.server import ROOT, build_warehouse, running_server

IMAGES = ROOT / "docs" / "images"
# Ha Noi, cooperatives with business results, 31 December 2022: the figure of docs/walkthrough.md.
FIGURE = "t-nso-2022-r3-c2"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def full_height(page: Page) -> None:
    """Make the window as tall as the page, so that one picture holds it."""
    height = page.evaluate(
        "() => (document.querySelector('[data-testid=stMain]') || document.body).scrollHeight"
    )
    size = page.viewport_size or {"width": 1440, "height": 900}
    page.set_viewport_size({"width": size["width"], "height": min(int(height), 4000)})
    page.wait_for_timeout(2500)


def opened(browser: Browser, address: str, width: int = 1440, scheme: str = "light") -> Page:
    """A page with its board drawn."""
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(address)
    page.wait_for_selector(".hl-card[data-drawn]", timeout=30_000)
    page.wait_for_timeout(1500)
    return page


def take(browser: Browser, address: str) -> None:
    """All pictures, in the order in which the documents show them."""
    page = opened(browser, f"{address}/")
    full_height(page)
    page.screenshot(path=IMAGES / "overview.png")
    page.close()
    page = opened(browser, f"{address}/?lang=en&geo=34&place=66", scheme="dark")
    page.screenshot(path=IMAGES / "overview-en-34-dark.png")
    page.close()
    page = opened(browser, f"{address}/?lang=vi&place=01", width=390)
    page.screenshot(path=IMAGES / "overview-phone.png")
    page.close()
    page = opened(browser, f"{address}/sources?figure={FIGURE}")
    page.locator("[data-card=trace]").screenshot(path=IMAGES / "walkthrough-cell.png")
    page.close()
    page = opened(browser, f"{address}/?place=01")
    full_height(page)
    page.locator("[data-card=ranking]").screenshot(path=IMAGES / "walkthrough-chart.png")
    page.locator("[data-card=ranking] [data-action=table]").click()
    page.wait_for_timeout(500)
    page.locator("[data-card=ranking]").screenshot(path=IMAGES / "walkthrough-table.png")
    page.locator("[data-card=ranking] [data-action=table]").click()
    with page.expect_download() as download:
        page.locator("[data-card=ranking] [data-action=png]").click()
    download.value.save_as(IMAGES / "walkthrough-download.png")
    page.close()


def main() -> None:
    """Build, serve, photograph, stop."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        warehouse = Path(folder) / "warehouse"
        build_warehouse(warehouse)
        environment = {"HOPLUC_WAREHOUSE": str(warehouse)}
        with (
            running_server(ROOT / "dashboard.py", Path(folder) / "log", environment) as address,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=FLAGS)
            take(browser, address)
            browser.close()


if __name__ == "__main__":
    main()
