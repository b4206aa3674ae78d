"""The register in a real browser: hostile names are text, heads sort, names open, files come whole."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
from playwright.sync_api import Browser, Dialog, Page, ViewportSize, expect

from coopstats.catalog import Lang
from coopstats.catalog.phrases import say
from tests.browser import visit
from tests.browser.server import ROOT, running_server
from tests.browser.tab import Tab, lent
from tests.register.country import HOSTILE, Country

PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 900}

# Heads of a table that begin or end beyond the right edge of its box.
_HEADS_OUT_OF_SIGHT = """(box) => [...box.querySelectorAll('thead th')]
  .filter((head) => head.getBoundingClientRect().right > box.getBoundingClientRect().right + 1)
  .map((head) => head.textContent)"""

# Labels of bars that the picture's edge cuts.
_LABELS_CUT = """(card) => {
  const labels = [...card.querySelectorAll('.barlayer text')];
  const right = card.querySelector('.main-svg').getBoundingClientRect().right;
  if (!labels.length) return ['no label'];
  return labels.filter((t) => t.getBoundingClientRect().right > right).map((t) => t.textContent);
}"""

# Labels of bars that the line of 50 per cent runs through.
_LABELS_CROSSED = """(card) => {
  const lines = [...card.querySelectorAll('.shapelayer path')].map((l) => l.getBoundingClientRect());
  if (!lines.length) return ['no line'];
  return [...card.querySelectorAll('.barlayer text')].filter((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return lines.some((l) => l.left > left - 2 && l.right < right + 2 && l.top < bottom && l.bottom > top);
  }).map((text) => text.textContent);
}"""

# Neighbours among the years below a chart with less than half a letter between them.
_YEARS_THAT_TOUCH = """(card) => {
  const boxes = [...card.querySelectorAll('.xtick text')].map((t) => t.getBoundingClientRect());
  if (boxes.length < 2) return ['no years'];
  return boxes.slice(1).filter((box, i) => box.left - boxes[i].right < 4).map((box) => box.left);
}"""

# Neighbours in the row of heads whose lines run into each other.
_HEADS_THAT_TOUCH = """(card) => {
  const lines = [...card.querySelectorAll('.xaxislayer-above text')].flatMap((text) => {
    const parts = [...text.querySelectorAll('tspan.line')];
    return (parts.length ? parts : [text]).filter((line) => line.textContent.trim());
  });
  if (lines.length < 6) return ['no heads'];
  const boxes = lines.map((line) => {
    // A tspan has no box of its own in SVG: its letters have.
    const range = document.createRange();
    range.selectNodeContents(line);
    return range.getBoundingClientRect();
  });
  const touching = [];
  boxes.forEach((a, i) => boxes.forEach((b, j) => {
    if (i < j && Math.min(a.right, b.right) - Math.max(a.left, b.left) > -3
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
      touching.push(lines[i].textContent + ' | ' + lines[j].textContent);
  }));
  return touching;
}"""

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


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_revenue_and_profit_stand_in_sight_beside_long_names(visitor: Page, lang: Lang):
    visitor.set_viewport_size(LAPTOP)
    visit.open_page(visitor, "cooperatives", ws="simulated", lang=lang, q="htx", sort="-name")
    table = visitor.locator('.hl-card[data-card="list"] .hl-table-box')
    expect(table.locator("tbody th", has_text=HOSTILE[1])).to_have_count(1)
    cut = table.evaluate(_HEADS_OUT_OF_SIGHT)
    assert not {say("reg_revenue", lang), say("reg_profit", lang)} & {c.split(" (")[0] for c in cut}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("page", "card"), [("", "covers"), ("effective", "best")])
def test_a_table_of_few_columns_is_as_wide_as_its_card(
    visitor: Page, page: str, card: str, lang: str
):
    visitor.set_viewport_size(LAPTOP)
    visit.open_page(visitor, page, ws="simulated", lang=lang)
    table = visitor.locator(f'.hl-card[data-card="{card}"] .hl-table-box')
    table.scroll_into_view_if_needed()
    assert table.evaluate(_HEADS_OUT_OF_SIGHT) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_on_a_phone_what_a_cooperative_reached_is_not_cut(
    visitor: Page, country: Country, tmp_path: Path, lang: str
):
    visitor.set_viewport_size(PHONE)
    # DuckDB opens one file one way a process.
    copy = shutil.copy(country.file, tmp_path / "country.duckdb")
    with duckdb.connect(str(copy), read_only=True) as connection:
        units = connection.execute(
            # The longest amounts, and the longest bars before them.
            "(SELECT unit_id FROM marts.peer_reached ORDER BY revenue_per_member DESC LIMIT 1) UNION "
            "(SELECT unit_id FROM marts.peer_reached ORDER BY income_per_worker DESC NULLS LAST LIMIT 1)"
        ).fetchall()
    for (unit,) in units:
        visit.open_page(visitor, "cooperatives", ws="simulated", lang=lang, unit=str(unit))
        card = visitor.locator('.hl-card[data-card="standing"]')
        card.scroll_into_view_if_needed()
        visit.wait_until_drawn(visitor)
        assert card.evaluate(_LABELS_CUT) == []
        assert card.evaluate(_LABELS_CROSSED) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_years_below_the_charts_of_a_cooperative_stand_apart(
    visitor: Page, country: Country, tmp_path: Path, width: int
):
    visitor.set_viewport_size({"width": width, "height": 900})
    # DuckDB opens one file one way a process.
    copy = shutil.copy(country.file, tmp_path / "country.duckdb")
    with duckdb.connect(str(copy), read_only=True) as connection:
        units = connection.execute("""
            SELECT min(unit_id) FROM (
                SELECT unit_id, count(revenue_vnd) AS n FROM core.cooperative_year GROUP BY unit_id
                HAVING count(*) = n AND n >= 3
            ) GROUP BY n""").fetchall()
    assert len(units) > 2
    for (unit,) in units:
        visit.open_page(visitor, "cooperatives", ws="simulated", lang="en", unit=str(unit))
        card = visitor.locator('.hl-card[data-card="unit-revenue_vnd"]')
        card.scroll_into_view_if_needed()
        visit.wait_until_drawn(visitor)
        assert card.evaluate(_YEARS_THAT_TOUCH) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_on_a_phone_the_heads_of_moves_stand_apart(visitor: Page, lang: str):
    visitor.set_viewport_size(PHONE)
    visit.open_page(visitor, "dynamics", ws="simulated", lang=lang)
    card = visitor.locator('.hl-card[data-card="rating-moves"]')
    card.scroll_into_view_if_needed()
    visit.wait_until_drawn(visitor)
    assert card.evaluate(_HEADS_THAT_TOUCH) == []


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
