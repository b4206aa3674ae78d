"""The register in a real browser: hostile names are text, heads sort, names open, files come whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser import visit
from tests.browser.server import ROOT, running_server
from tests.browser.tab import Tab, lent
from tests.register.country import HOSTILE, Country

BAND = "DỮ LIỆU MÔ PHỎNG / SIMULATED DATA"


@pytest.fixture(scope="module")
def register_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("register") / "streamlit.log"


@pytest.fixture(scope="module")
def register_tab(browser: Browser, country: Country, register_log: Path) -> Iterator[Tab]:
    """A tab of the dashboard serving the published workspace and a small simulated one."""
    environment = {"HOPLUC_WAREHOUSE": str(country.warehouse)}
    with running_server(ROOT / "dashboard.py", register_log, environment) as address:
        tab = Tab(browser, address)
        yield tab
        tab.close()


@pytest.fixture
def visitor(
    register_tab: Tab, register_log: Path, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A page as new of that dashboard. Its test fails if a name ran as a script."""
    said: list[str] = []

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    for page in lent(register_tab, register_log, request):
        page.on("dialog", hear)
        yield page
        page.remove_listener("dialog", hear)
    assert said == []


def _parameters(page: Page) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def _expect_profile(page: Page, name: str) -> None:
    """The name is the title; while the run lasts the list's own title may stand below it."""
    expect(page.locator(".hl-title").filter(has_text=name)).to_have_text(name)


def test_from_the_offer_to_one_cooperative_and_its_file(visitor: Page):
    # Published: a sentence and the way to the simulated data, nothing simulated.
    visit.open_page(visitor, "cooperatives")
    expect(visitor.locator(".hl-message-text")).to_contain_text("Chưa có sổ đăng ký")
    expect(visitor.locator(".hl-band")).to_have_count(0)
    visitor.get_by_role("button", name="Xem trong dữ liệu mô phỏng").click()
    expect(visitor.locator(".hl-band")).to_have_text(BAND)
    table = visitor.locator('.hl-card[data-card="list"] table')
    expect(table.locator("tbody tr")).to_have_count(50)
    assert _parameters(visitor)["ws"] == "simulated"

    # A head sorts; pressed again it turns the order.
    head = table.get_by_role("columnheader", name="Tên")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    visitor.get_by_role("button", name="Trang sau").click()
    expect(visitor.locator(".hl-card-subtitle")).to_contain_text("Dòng 51–100")
    assert _parameters(visitor)["p"] == "2"

    # Names full of markup and formulas are text, on the page and in the file.
    box = visitor.get_by_label("Tìm hợp tác xã")
    box.fill("dak lak")
    box.press("Enter")
    row = table.locator("tbody tr", has_text="img src")
    expect(row.get_by_role("button")).to_have_text(HOSTILE[0])
    assert visitor.locator(".hl-board img").count() == 0
    with visitor.expect_download() as coming:
        visitor.locator('.hl-card[data-card="list"] [data-action="csv"]').click()
    assert coming.value.suggested_filename.startswith("mo-phong-")
    body = Path(coming.value.path()).read_text(encoding="utf-8-sig")
    assert HOSTILE[0] in body
    assert BAND in body
    # The file says the filters of its list, and nothing of the page that was in view.
    assert "lọc: còn trong sổ" in body
    assert "trang 1/" not in body

    # The name opens the profile, the browser's address opens it for someone else, and back again.
    row.get_by_role("button").click()
    _expect_profile(visitor, HOSTILE[0])
    visit.wait_until_drawn(visitor)
    assert re.fullmatch(r"\d+", _parameters(visitor)["unit"])
    visitor.reload()
    _expect_profile(visitor, HOSTILE[0])
    visit.wait_until_drawn(visitor)
    visitor.locator(".st-key-r_back button").click()
    expect(table.locator("tbody tr", has_text="img src")).to_be_visible()
    assert "unit" not in _parameters(visitor)


def test_from_a_province_to_its_cooperatives(visitor: Page):
    visit.open_page(visitor, "province", ws="simulated", place="38", lang="en")
    card = visitor.locator('.hl-card[data-card="behind"]')
    card.scroll_into_view_if_needed()
    said = card.get_by_role("button", name="See all").inner_text()
    n = re.search(r"\d+", said)
    assert n
    card.get_by_role("button", name="See all").click()
    title = visitor.locator('.hl-card[data-card="list"] .hl-card-title')
    expect(title).to_have_text(f"{n[0]} cooperatives – Thanh Hoa")
    assert {"place": "38", "ws": "simulated"}.items() <= _parameters(visitor).items()


def test_the_list_by_keyboard_keeps_the_focus_and_a_new_piece_begins_at_its_top(visitor: Page):
    visit.open_page(visitor, "cooperatives", ws="simulated")
    head = visitor.get_by_role("columnheader", name="Tên").get_by_role("button")
    head.press("Enter")
    expect(visitor.get_by_role("columnheader", name="Tên")).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(head).to_be_focused()
    box = visitor.locator('.hl-card[data-card="list"] .hl-table-box')
    box.evaluate("(node) => (node.scrollTop = 400)")
    onward = visitor.get_by_role("button", name="Trang sau")
    onward.press("Enter")
    expect(visitor.locator(".hl-card-subtitle")).to_contain_text("Dòng 51–100")
    expect(onward).to_be_focused()
    expect(box).to_have_js_property("scrollTop", 0)


@pytest.mark.parametrize("name", ["cooperatives", "map", "compare", "dynamics"])
def test_the_band_stands_once_above_the_title_and_its_words_on_every_picture(
    visitor: Page, name: str
):
    visit.open_page(visitor, name, ws="simulated")
    band, title = visitor.locator(".hl-band"), visitor.locator(".hl-title")
    expect(band).to_have_text(BAND)
    above, below = band.bounding_box(), title.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    marks = visitor.locator(".hl-card:not([data-kind=message]) .hl-body").evaluate_all(
        "(bodies) => bodies.map((body) => body.dataset.band)"
    )
    assert set(marks) == {BAND}


def test_hostile_names_are_text_on_the_honour_list_and_in_a_profile(visitor: Page):
    for name in HOSTILE:
        visit.open_page(visitor, "cooperatives", ws="simulated", q=name, status="any")
        cell = visitor.locator('.hl-card[data-card="list"] tbody').get_by_role(
            "button", name=name, exact=True
        )
        cell.first.click()
        _expect_profile(visitor, name)
        visit.wait_until_drawn(visitor)
        assert visitor.locator(".hl-board img, .hl-board b:has-text('đậm')").count() == 0
    visit.open_page(visitor, "effective", ws="simulated")
    assert visitor.locator('.hl-card[data-card="honours"] tbody tr').count() > 5
    assert visitor.locator(".hl-board img").count() == 0
    assert visitor.locator('a[href^="javascript"], a[href*="example.invalid"]').count() == 0
