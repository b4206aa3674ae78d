"""What only a browser shows of the province page: a click on a bar opens that province."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import visit


def test_a_click_on_a_bar_opens_that_province_and_the_link_names_it(page: Page):
    visit.open_page(page, "province", place="66", geo="63")
    expect(page.locator(".hl-title")).to_have_text("Đắk Lắk")
    card = page.locator('.hl-card[data-card="peers-region"]')
    card.scroll_into_view_if_needed()
    visit.wait_until_drawn(page)
    # Bars stand in order: the second of the Central Highlands is Lâm Đồng.
    box = card.locator(".barlayer .point path").nth(1).bounding_box()
    assert box is not None
    with visit.redraws(page, "peers-region"):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".hl-title")).to_have_text("Lâm Đồng")
    assert "place=68" in page.url
