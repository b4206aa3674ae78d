"""Filters as a visitor uses them: typing, clicking, links, language, the next page and back."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, expect

from coopstats import catalog
from tests.browser import visit


def _address(page: Page) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def _title(page: Page) -> str:
    return page.locator(".hl-title").inner_text()


def _drawn(page: Page) -> dict[str, str | None]:
    """Which figure stands in each card of the board."""
    return {
        str(card.get_attribute("data-card")): card.get_attribute("data-drawn")
        for card in page.locator(".hl-card").all()
    }


def _type_place(page: Page, text: str) -> list[str]:
    box = page.locator(".st-key-f_place input")
    box.click()
    box.fill(text)
    options = page.locator("[role=option]")
    expect(options.first).to_be_visible()
    return options.all_inner_texts()


def test_typing_without_accents_finds_a_province_and_the_link_keeps_it(
    page: Page, browser: Browser, server: str
):
    visit.open_page(page)
    expect(page.locator(".hl-title")).to_contain_text("Cả nước")
    assert [text for text in _type_place(page, "dak lak") if "Đắk Lắk" in text]
    with visit.redraws(page, "trend"):
        page.keyboard.press("Enter")
    assert _address(page)["place"] == "66"
    assert "Đắk Lắk" in _title(page)
    drawn = _drawn(page)

    # Someone else, who has never been here, opens the link.
    context = browser.new_context(base_url=server, viewport={"width": 1440, "height": 900})
    visit.record_requests(context)
    other = context.new_page()
    other.goto(page.url)
    visit.wait_until_drawn(other)
    assert _title(other) == _title(page)
    assert _address(other) == _address(page)
    same = {card: hash_ for card, hash_ in _drawn(other).items() if hash_ and drawn[card]}
    assert len(same) > 1
    assert same == {card: drawn[card] for card in same}
    assert other.locator(".hl-lead").inner_text() == page.locator(".hl-lead").inner_text()
    visit.assert_stays_home(other)
    context.close()


def test_the_language_switch_translates_and_keeps_the_place(page: Page):
    visit.open_page(page, place="66", pub="nso")
    assert page.evaluate("document.documentElement.lang") == "vi"
    with visit.redraws(page, "trend"):
        page.locator(".st-key-f_lang").get_by_role("radio", name="English").click()
    expect(page.locator(".hl-board").first).to_have_attribute("lang", "en")
    assert page.evaluate("document.documentElement.lang") == "en"
    said = _address(page)
    assert (said["lang"], said["place"], said["pub"]) == ("en", "66", "nso")
    assert _title(page) == "Cooperatives at a glance – Dak Lak"
    expect(page.locator('[data-testid="stSidebarNavLink"]').first).to_have_text("Overview")


def test_another_page_keeps_the_view_and_back_does_not_break(page: Page):
    visit.open_page(page, place="66", **{"from": 2010})
    view = _address(page)
    page.get_by_role("link", name="Doanh thu").click()
    page.wait_for_url(re.compile("/revenue"))
    expect(page.locator(".hl-title")).to_contain_text("Doanh thu")
    visit.wait_until_drawn(page)
    assert _address(page) == view
    assert "Đắk Lắk" in _title(page)
    page.go_back()
    expect(page.locator(".hl-title")).to_contain_text("Tổng quan")
    visit.wait_until_drawn(page)
    assert "Đắk Lắk" in _title(page)
    page.go_forward()
    expect(page.locator(".hl-title")).to_contain_text("Doanh thu")
    visit.wait_until_drawn(page)
    assert "Đắk Lắk" in _title(page)
    assert page.locator(".hl-notice").count() == 0


def test_an_old_or_unknown_link_says_so_on_the_page(page: Page):
    visit.open_page(page, place="no-such-place")
    notice = page.locator(".hl-notice-warn")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text("“no-such-place”")
    visit.open_page(page, geo="34", place="06", lang="en")
    expect(page.locator(".hl-notice-warn")).to_contain_text("Bac Kan")
    assert _address(page)["place"] == "19"
    expect(page.locator(".hl-title")).to_contain_text("Thai Nguyen")


def test_markup_in_a_link_stays_text(page: Page):
    visit.open_page(page, place="<img src=x onerror=document.title='owned'>")
    expect(page.locator(".hl-notice-warn")).to_contain_text("<img src=x")
    assert page.locator(".hl-board img").count() == 0
    assert "owned" not in page.title()


def test_clicking_a_bar_chooses_its_province(page: Page):
    visit.open_page(page)
    names = page.locator('[data-card="ranking"] .hl-plot').evaluate("p => p.data[0].customdata")
    bar = page.locator('[data-card="ranking"] .point path').nth(1)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    # Plotly's own layer lies over the bars, so the mouse goes where the bar is seen.
    with visit.redraws(page, "ranking"):
        page.mouse.move(*middle)
        page.mouse.click(*middle)
    assert _address(page)["place"] == names[1]
    assert catalog.place_name(names[1], "63").vi in _title(page)


def test_clicking_a_province_on_the_map_chooses_it(page: Page):
    visit.open_page(page)
    chart = page.locator('[data-card="map"] .hl-chart')
    chart.scroll_into_view_if_needed()
    # The middle of Đắk Lắk, in degrees, to where it stands in the window.
    at = page.locator('[data-card="map"] .hl-plot').evaluate(
        """(plot) => {
          const {xaxis, yaxis} = plot._fullLayout, box = plot.getBoundingClientRect();
          return [box.left + xaxis._offset + xaxis.d2p(108.2),
                  box.top + yaxis._offset + yaxis.d2p(12.8)];
        }"""
    )
    page.mouse.move(*at)
    expect(page.locator('[data-card="map"] .hl-tip')).to_contain_text("Đắk Lắk")
    with visit.redraws(page, "map"):
        page.mouse.click(*at)
    assert _address(page)["place"] == "66"


def test_the_dark_scheme_redraws_in_its_own_colours(page: Page):
    visit.open_page(page)
    light = _ink(page)
    page.emulate_media(color_scheme="dark")
    page.reload()
    visit.wait_until_drawn(page)
    expect(page.locator(".hl-board").first).to_have_class(re.compile("hl-dark"))
    dark = _ink(page)
    assert dark["figure"] != light["figure"]
    assert _brightness(dark["words"]) > 150 > _brightness(light["words"])
    assert _brightness(dark["card"]) < 80 < _brightness(light["card"])


def _ink(page: Page) -> dict[str, str]:
    return json.loads(
        page.evaluate(
            """() => {
              const colour = (selector, name) =>
                getComputedStyle(document.querySelector(selector))[name];
              return JSON.stringify({
                words: colour('.hl-title', 'color'),
                card: colour('.hl-card', 'backgroundColor'),
                figure: document.querySelector('[data-card="trend"] .hl-plot').layout.font.color,
              });
            }"""
        )
    )


def _brightness(colour: str) -> float:
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", colour)[:3])
    return 0.3 * red + 0.6 * green + 0.1 * blue


def test_a_former_province_leads_to_the_new_one(page: Page):
    visit.open_page(page, geo="34")
    assert _type_place(page, "binh duong") == ["TP. Hồ Chí Minh\n+ Bình Dương, Bà Rịa - Vũng Tàu"]
    with visit.redraws(page, "trend"):
        page.get_by_role("option").first.click()
    assert _address(page)["place"] == "79"


def test_the_place_box_can_be_used_by_keys_alone_and_left_unchanged(page: Page):
    visit.open_page(page, place="66")
    box = page.get_by_role("combobox", name="Địa bàn")
    expect(box).to_have_value("Đắk Lắk")
    assert _type_place(page, "khong co o dau") == ["Không có địa bàn nào tên như vậy."]
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(box).to_have_value("Đắk Lắk")
    assert _address(page)["place"] == "66"
    # The list opens at the place that is shown; the next one is an arrow away.
    page.keyboard.press("ArrowDown")
    now = page.locator("[role=option][aria-selected=true]")
    expect(now).to_contain_text("Đắk Lắk")
    expect(box).to_have_attribute("aria-activedescendant", str(now.get_attribute("id")))
    page.keyboard.press("ArrowDown")
    with visit.redraws(page, "trend"):
        page.keyboard.press("Enter")
    assert _title(page).endswith("Đắk Nông")
    # Another language names the same place in its own letters.
    page.locator(".st-key-f_lang").get_by_role("radio", name="English").click()
    expect(page.get_by_role("combobox", name="Place")).to_have_value("Dak Nong")


def test_the_place_box_follows_the_map(page: Page):
    visit.open_page(page)
    bar = page.locator('.hl-card[data-card="ranking"] .point').nth(2).bounding_box()
    assert bar
    with visit.redraws(page, "trend"):
        page.mouse.click(bar["x"] + 9, bar["y"] + bar["height"] / 2)
    chosen = page.get_by_role("combobox", name="Địa bàn").input_value()
    assert chosen
    assert chosen in _title(page)


def test_a_place_is_found_by_any_way_to_write_it(page: Page):
    visit.open_page(page)
    box = page.get_by_role("combobox", name="Địa bàn")
    for typed, found in {
        "travinh": "Trà Vinh",
        "tỉnh trà vinh": "Trà Vinh",
        "sai gon": "TP. Hồ Chí Minh",
        "tphcm": "TP. Hồ Chí Minh",
        "đắc lắc": "Đắk Lắk",
        "tay nguyen": "Vùng Tây Nguyên",
        "red river": "Vùng Đồng bằng sông Hồng",
    }.items():
        box.fill(typed)
        expect(page.locator("[role=option] span").first).to_have_text(found)
