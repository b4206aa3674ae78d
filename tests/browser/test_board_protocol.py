"""The outline of a chosen province: drawn by the board above the map, never stale, in files too."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from coopstats.charts import style
from tests.browser.visit import open_page, redraws, wait_until_drawn

HA_NOI, LAO_CAI = "01", "10"
MAP = '.hl-card[data-card="map"]'
OUTLINE = f"{MAP} .hl-outline path"
RGB = "rgb({}, {}, {})"

# Both boxes in the units of the map's axes: what the outline covers, and the rings of the place.
_BOXES = """([card, place]) => {
  const plot = document.querySelector(`${card} .js-plotly-plot`);
  const { xaxis, yaxis } = plot._fullLayout;
  const { x, y, width, height } = document.querySelector(`${card} .hl-outline path`).getBBox();
  const drawn = [xaxis.p2d(x - xaxis._offset), xaxis.p2d(x + width - xaxis._offset),
    yaxis.p2d(y + height - yaxis._offset), yaxis.p2d(y - yaxis._offset)];
  const xs = [], ys = [];
  for (const trace of plot.data) {
    if (!trace.meta?.areas) continue;
    let ring = 0;
    trace.x.forEach((lon, at) => {
      if (lon === null) ring++;
      else if (trace.meta.areas[ring] === place) { xs.push(lon); ys.push(trace.y[at]); }
    });
  }
  return [drawn, [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]];
}"""


def choose(page: Page, typed: str, name: str) -> None:
    """Pick a place in the sidebar by its name."""
    box = page.get_by_role("combobox", name="Địa bàn")
    box.click()
    box.fill(typed)
    page.get_by_role("option").filter(has_text=name).first.click()


def marked(page: Page) -> str | None:
    """The codes whose outline is on the screen; None before anything has been outlined."""
    return page.locator(OUTLINE).get_attribute("data-places")


def expect_outline(page: Page, place: str) -> None:
    expect(page.locator(OUTLINE)).to_have_attribute("data-places", place, timeout=15_000)


def assert_covers(page: Page, place: str) -> None:
    page.wait_for_function(
        "plot => document.querySelector(plot)?._fullLayout", arg=f"{MAP} .js-plotly-plot"
    )
    drawn, rings = page.evaluate(_BOXES, [MAP, place])
    assert drawn == pytest.approx(rings, abs=0.05)


def test_a_choice_moves_the_outline_and_leaves_the_map_alone(page: Page) -> None:
    open_page(page, place=HA_NOI)
    assert_covers(page, HA_NOI)
    page.evaluate(
        """() => {
          window.updated = [];
          const react = Plotly.react;
          Plotly.react = (plot, ...rest) => {
            updated.push(plot.closest('.hl-card').dataset.card);
            return react(plot, ...rest);
          };
          performance.clearMarks();
        }"""
    )
    with redraws(page, "map"), redraws(page, "trend"):
        choose(page, "lao cai", "Lào Cai")
    assert_covers(page, LAO_CAI)
    updated = page.evaluate("updated")
    assert "trend" in updated
    assert "map" not in updated
    assert page.evaluate("performance.getEntriesByName('hl-drawn:map').length") >= 1

    with redraws(page, "trend"):
        choose(page, "Cả nước", "Cả nước")
    expect_outline(page, "")
    assert page.locator(OUTLINE).get_attribute("d") == ""


def test_the_outline_follows_the_size_of_the_map_and_the_theme(page: Page) -> None:
    open_page(page, place=HA_NOI)
    before = page.locator(OUTLINE).get_attribute("d")
    page.set_viewport_size({"width": 1100, "height": 800})
    page.wait_for_function(
        "([path, before]) => document.querySelector(path).getAttribute('d') !== before",
        arg=[OUTLINE, before],
    )
    assert_covers(page, HA_NOI)
    assert page.locator(OUTLINE).get_attribute("stroke") == style.BEHIND
    page.emulate_media(color_scheme="dark")
    expect(page.locator(OUTLINE)).to_have_attribute("stroke", style.DARK[style.BEHIND])


def test_the_outline_is_in_the_file(page: Page, tmp_path: Path) -> None:
    open_page(page, place=HA_NOI)
    with page.expect_download() as waiting:
        page.locator(f'{MAP} [data-action="svg"]').click()
    saved = tmp_path / "map.svg"
    waiting.value.save_as(saved)
    text = saved.read_text(encoding="utf-8")
    clay = RGB.format(*(int(style.BEHIND[at : at + 2], 16) for at in (1, 3, 5)))
    assert f"stroke: {clay}" in text
    assert "stroke-width: 2px" in text


def test_what_is_outlined_is_always_what_the_address_says(page: Page) -> None:
    open_page(page, place=HA_NOI)
    page.reload(wait_until="domcontentloaded")
    wait_until_drawn(page)
    expect_outline(page, HA_NOI)

    # A second tab of the same visitor is a session of its own: neither moves the other.
    second = page.context.new_page()
    open_page(second, place=LAO_CAI)
    expect_outline(second, LAO_CAI)
    assert marked(page) == HA_NOI
    second.close()

    with redraws(page, "trend"):
        page.locator('[data-testid="stSidebar"]').get_by_text("English").click()
    expect_outline(page, HA_NOI)

    page.locator('[data-testid="stSidebarNavLink"]').nth(1).click()
    page.wait_for_url("**/revenue*")
    wait_until_drawn(page)
    page.locator('[data-testid="stSidebarNavLink"]').first.click()
    # The revenue page outlines the same place: until its address is gone, it may be the one looked at.
    page.wait_for_url(lambda address: "/revenue" not in address)
    expect_outline(page, HA_NOI)
    wait_until_drawn(page)
    assert_covers(page, HA_NOI)


def test_after_fast_changes_the_last_choice_stands(page: Page) -> None:
    open_page(page, place="VN")
    for typed, name in (("ha giang", "Hà Giang"), ("cao bang", "Cao Bằng"), ("lao cai", "Lào Cai")):
        choose(page, typed, name)
    expect_outline(page, LAO_CAI)
    wait_until_drawn(page)
    assert parse_qs(urlsplit(page.url).query)["place"] == [LAO_CAI]
    assert_covers(page, LAO_CAI)
    title = page.locator('.hl-card[data-card="trend"] .hl-card-title')
    expect(title).to_contain_text("Lào Cai")
