"""What only a browser shows of the map page: a step is drawn, a click opens the province."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import visit

# Parts of the key of circle sizes, circles and figures, and names of islands that the picture's edge cuts;
# parts of the key that stand on a province's circle or such a name, or on one another.
_KEY = """() => {
  const card = document.querySelector('.hl-card[data-card="map"]');
  const box = (node) => node.getBoundingClientRect();
  const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0;
  const texts = [...card.querySelectorAll('.annotation-text')];
  const figures = texts.filter((text) => /^[0-9.,]+$/.test(text.textContent));
  const names = texts.filter((text) => !figures.includes(text));
  const circles = [...card.querySelectorAll('.shapelayer path')];
  const points = [...card.querySelectorAll('.scatterlayer .point')];
  const edge = box(card.querySelector('.hl-plot'));
  const key = [...circles, ...figures];
  const cut = [...key, ...names].filter((part) => box(part).left < edge.left || box(part).top < edge.top
    || box(part).right > edge.right || box(part).bottom > edge.bottom);
  const crowded = key.filter((part) => [...points, ...names].some((o) => meets(box(part), box(o))));
  const figuresMeet = figures.filter((a, i) => figures.some((b, j) => j > i && meets(box(a), box(b))));
  return [circles.length, figures.length, points.length, cut.length, crowded.length, figuresMeet.length];
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_key_of_circle_sizes_is_whole(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 844})
    for lang in ("vi", "en"):
        visit.open_page(page, "map", lang=lang)
        card = page.locator('.hl-card[data-card="map"]')
        card.scroll_into_view_if_needed()
        expect(card).to_have_attribute("data-drawn", re.compile("."))
        circles, figures, points, *wrong = page.evaluate(_KEY)
        assert (circles, figures) == (6, 3)
        assert points > 40
        assert wrong == [0, 0, 0], lang


def test_a_year_is_drawn_and_a_click_opens_the_province(page: Page):
    visit.open_page(page, "map", ind="workers_per_cooperative")
    title = page.locator('.hl-card[data-card="map"] .hl-card-title')
    slider = page.locator(".hl-step")
    expect(slider).to_have_value("3")
    with visit.redraws(page, "map"):
        slider.focus()
        page.keyboard.press("Home")
    expect(title).to_contain_text("2015")
    expect(page.locator(".hl-step-label")).to_have_text("2015")
    picture = page.locator('.hl-card[data-card="map"] .hl-chart')
    assert "2015" in (picture.get_attribute("aria-label") or "")
    plot = page.locator('.hl-card[data-card="map"] .hl-plot')
    box = plot.bounding_box()
    assert box is not None
    # Nghệ An is large enough to be hit on every screen: 104.9 E, 19.25 N on the figure's own axes.
    spot = plot.evaluate(
        """(plot) => {
          const { xaxis, yaxis } = plot._fullLayout;
          return [xaxis._offset + xaxis.d2p(104.9), yaxis._offset + yaxis.d2p(19.25)];
        }"""
    )
    page.mouse.click(box["x"] + spot[0], box["y"] + spot[1])
    page.wait_for_url("**/province?**")
    visit.wait_until_drawn(page)
    assert "place=40" in page.url
    expect(page.locator(".hl-title").first).to_have_text("Nghệ An")
