"""What only a browser shows of the map page: a step is drawn, a click opens the province."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import visit


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
