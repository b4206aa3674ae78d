"""Addresses typed by hand: the first page by its name, and pages that do not exist."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import visit
from tests.browser.server import ROOT, running_server


def _dialogs(page: Page) -> list[str]:
    return page.locator('[role="dialog"]').all_inner_texts()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_first_page_stands_at_its_own_name_too(page: Page, lang: str):
    visit.open_page(page, "overview", lang=lang, place="38")
    title = "Tổng quan hợp tác xã – Thanh Hóa" if lang == "vi" else "at a glance – Thanh Hoa"
    expect(page.locator(".hl-title")).to_contain_text(title)
    visit.wait_until_drawn(page)
    assert _dialogs(page) == []
    assert page.locator(".hl-notice").count() == 0
    where = urlsplit(page.url)
    assert where.path == "/"
    assert parse_qs(where.query)["place"] == ["38"]


@pytest.mark.parametrize("path", ["khong-co", "không có", "sources.py"])
def test_an_unknown_page_leads_home_and_says_so(page: Page, path: str):
    visit.open_page(page, path, place="38")
    expect(page.locator(".hl-title")).to_contain_text("Tổng quan hợp tác xã – Thanh Hóa")
    expect(page.locator(".hl-notice")).to_contain_text("Không có trang")
    visit.wait_until_drawn(page)
    assert _dialogs(page) == []
    # From there the menu works, and the notice is not told of another page for ever.
    page.get_by_role("link", name="Doanh thu").click()
    expect(page.locator(".hl-title")).to_contain_text("Doanh thu")
    assert urlsplit(page.url).path.endswith("/revenue")
    assert _dialogs(page) == []


def test_the_menu_shows_no_hidden_page(page: Page):
    visit.open_page(page, "khong-co")
    links = page.locator('[data-testid="stSidebarNavLink"]').all_inner_texts()
    assert "Tổng quan" in links[0]
    assert len(links) == len(set(links))
    assert not any("khong-co" in link or link == "Hợp Lực" for link in links)


@pytest.mark.parametrize("path", ["overview", "sources"])
def test_so_it_is_for_the_first_visitor_of_a_server(
    path: str, browser: Browser, built_warehouse: Path, tmp_path: Path
):
    environment = {"HOPLUC_WAREHOUSE": str(built_warehouse)}
    with running_server(ROOT / "dashboard.py", tmp_path / "log", environment) as address:
        page = browser.new_page(base_url=address, locale="vi-VN")
        visit.open_page(page, path)
        assert _dialogs(page) == []
        expect(page.locator('[data-testid="stSidebarNavLink"]').first).to_contain_text("Tổng quan")
        page.close()
