"""Every page of the menu in a real browser: on a phone, for a screen reader, and without a network.

That no request leaves this machine is checked by the `page` fixture at the end of each test.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser import visit
from tests.browser.tab import DESKTOP
from tests.pages.visitor import PAGES

every_page = pytest.mark.parametrize("name", PAGES)
PATHS = {name: "" if name == PAGES[0] else name for name in PAGES}

PHONE: ViewportSize = {"width": 390, "height": 844}

# Elements that reach past the right edge of a phone, leaving out what scrolls in a box of its own.
_TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = (node) => {
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)
          && !up.matches('html, body, [data-testid="stMain"], [data-testid="stApp"]')
          && up.closest('.hl-board')) return true;
    }
    return false;
  };
  const boxes = [...document.querySelectorAll('.hl-board *')].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width > 1 && box.right > wide + 1 && !scrolls(node);
  });
  const main = document.querySelector('[data-testid="stMain"]');
  const sideways = [document.documentElement, main].filter((e) => e && e.scrollWidth > e.clientWidth + 1);
  return [...boxes, ...sideways].map((e) => e.tagName + '.' + e.className).slice(0, 5);
}"""


# Cells of words so narrow that a sentence stands a word a line.
_SQUEEZED = """() => [...document.querySelectorAll('.hl-table :is(td, th).hl-left')]
  .filter((cell) => cell.textContent.length > 30 && cell.clientWidth && cell.clientWidth < 120)
  .map((cell) => `${cell.textContent} in ${cell.clientWidth} px`)
  .slice(0, 5)"""


# Names of files and ids: lines that end within a word although it has marks to break behind. A letter
# alone has a box of its own; where the next one stands lower, a line ended before it.
_BROKEN_WITHIN = """() => {
  const box = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const ends = [];
  for (const cell of document.querySelectorAll('.hl-table tbody :is(td, th).hl-left')) {
    const words = cell.textContent.split(/\\s+/).filter((word) => word.length > 22);
    if (!words.some((word) => word.split(/[-_./?&=]/).every((part) => part.length < 20))) continue;
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    let before = '', bottom = null;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      [...node.data].forEach((letter, at) => {
        const { top, bottom: own } = box(node, at);
        if (bottom !== null && top > bottom - 3) ends.push([before, cell.textContent]);
        [before, bottom] = [letter, own];
      });
    }
  }
  return ends;
}"""


def _serious_barriers(page: Page) -> list[str]:
    found = Axe().run(page, context=".hl-board", options={"resultTypes": ["violations"]})
    assert found.response["passes"] or found.response["inapplicable"] is not None
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found.response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"][:3]
    ]


@every_page
def test_nothing_scrolls_sideways_on_a_phone_and_nothing_bars_a_reader(page: Page, name: str):
    wrong: list[str] = []
    page.set_viewport_size(PHONE)
    for lang in ("en", "vi"):
        visit.open_page(page, PATHS[name], lang=lang)
        wrong += [f"too wide for a phone ({lang}): {node}" for node in page.evaluate(_TOO_WIDE)]
        wrong += [f"squeezed on a phone ({lang}): {cell}" for cell in page.evaluate(_SQUEEZED)]
    page.set_viewport_size(DESKTOP)
    visit.wait_until_drawn(page)
    # A table opened in place of a chart is checked with the rest.
    toggles = page.locator('[data-action="table"]')
    if toggles.count():
        toggles.first.click()
    wrong += [f"squeezed: {cell}" for cell in page.evaluate(_SQUEEZED)]
    wrong += _serious_barriers(page)
    assert not wrong, "\n".join(wrong)


def test_names_of_files_break_behind_their_marks_and_are_copied_whole(page: Page):
    page.set_viewport_size(PHONE)
    visit.open_page(page, "sources", lang="en")
    files = page.locator('.hl-card[data-card="files"] tbody th')
    files.first.wait_for()
    ends = page.evaluate(_BROKEN_WITHIN)
    assert len(ends) > 20
    assert [end for end in ends if end[0] not in "_-/.?&= "] == []
    # A zero-width space in a name would be copied with it; a place where it may break is not.
    names = files.all_inner_texts()
    assert names
    assert [name for name in names if not name.isascii()] == []


def test_every_chart_of_a_page_is_drawn_when_scrolled_to(page: Page):
    visit.open_page(page)
    cards = page.locator('.hl-card[data-kind="chart"]')
    for card in cards.all():
        card.scroll_into_view_if_needed()
    page.wait_for_function(
        """() => [...document.querySelectorAll('.hl-card[data-kind="chart"]')]
          .every((card) => card.dataset.drawn)"""
    )
    assert cards.count() >= 4
    assert page.locator(".hl-failed").count() == 0
