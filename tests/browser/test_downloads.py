"""Files taken away by a visitor, opened and read back."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser import visit


def _download(page: Page, press: str) -> tuple[str, Path]:
    with page.expect_download() as waiting:
        page.locator(press).click()
    found = waiting.value
    return found.suggested_filename, Path(found.path())


def _table(page: Page, card: str) -> list[list[str]]:
    """The table of a card as the visitor reads it."""
    page.locator(f'[data-card="{card}"] [data-action="table"]').click()
    rows = page.locator(f'[data-card="{card}"] .hl-table tr')
    return [row.locator("th, td").all_inner_texts() for row in rows.all()]


def _number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def test_the_csv_of_a_card_is_the_table_on_the_screen(page: Page):
    visit.open_page(page)
    name, path = _download(page, '[data-card="trend"] [data-action="csv"]')
    assert re.fullmatch(r"hop-luc-[\w-]+\.csv", name)
    body = path.read_bytes()
    assert body.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
    shown = _table(page, "trend")
    assert len(shown) > 10
    assert lines[0] == shown[0]
    for line, row in zip(lines[1:], shown[1:], strict=False):
        assert _number(line[1]) == _number(row[1])
        assert [line[0], *line[2:]] == [row[0], *row[2:]]
    assert lines[len(shown)] == []
    notes = [line[0] for line in lines[len(shown) + 1 :]]
    title = page.locator('[data-card="trend"] .hl-card-title').inner_text()
    assert notes[0] == title
    assert any(note.startswith("Nguồn: ") for note in notes)


def test_the_map_as_svg_stands_alone(page: Page):
    visit.open_page(page)
    title = page.locator('[data-card="map"] .hl-card-title').inner_text()
    name, path = _download(page, '[data-card="map"] [data-action="svg"]')
    assert name.endswith(".svg")
    markup = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(markup)
    words = " ".join(" ".join(text.split()) for text in root.itertext())
    assert title in words
    assert "Nguồn: " in words
    assert "Quần đảo Hoàng Sa" in words
    assert "Quần đảo Trường Sa" in words
    # Its typeface travels inside; nothing is fetched when it is opened, and nothing runs.
    assert markup.count("@font-face") >= 2
    assert "data:font/woff2;base64," in markup
    assert not re.search(r"url\((?!['\"]?(data:|#))", markup)
    assert not re.search(r"<script|href=.https?:", markup)


def test_a_chart_as_png_has_ink_title_and_size(page: Page):
    visit.open_page(page)
    width, height = 2 * 1200, 2 * 420
    name, path = _download(page, '[data-card="trend"] [data-action="png"]')
    assert name.endswith(".png")
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert picture.width == width
        assert picture.height > height
        grey = picture.convert("L")
    share = sum(grey.histogram()[:160]) / (grey.width * grey.height)
    assert 0.003 < share < 0.5
    # The title stands at the top, the source line at the bottom, the chart between them.
    for top, bottom in ((0, 150), (grey.height - 130, grey.height), (300, grey.height - 300)):
        assert min(grey.crop((0, top, grey.width, bottom)).tobytes()) < 130


def test_the_page_as_a_workbook(page: Page):
    visit.open_page(page, place="66", lang="en")
    name, path = _download(page, '.hl-head [data-format="xlsx"]')
    assert name == "hop-luc.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert book.sheetnames[0] == "Contents"
    assert book.worksheets[0]["A1"].value == page.locator(".hl-title").inner_text()
    cards = page.locator('.hl-card:not([data-kind="message"])')
    assert len(book.sheetnames) == 1 + cards.count()
    titles = cards.locator(".hl-card-title").all_inner_texts()
    assert [sheet["A1"].value for sheet in book.worksheets[1:]] == titles
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert len([cell for cell in cells if cell.data_type == "n"]) > 100


def test_the_same_file_is_saved_once(page: Page):
    """A filter changed after a download does not hand the file over again."""
    visit.open_page(page)
    _download(page, '[data-card="trend"] [data-action="csv"]')
    saved: list[str] = []
    page.on("download", lambda download: saved.append(download.suggested_filename))
    with visit.redraws(page, "trend"):
        page.locator(".st-key-f_lang").get_by_role("radio", name="English").click()
    assert saved == []


def test_a_citation_says_the_version_of_the_data_and_the_address(page: Page, built_warehouse: Path):
    visit.open_page(page, "compare", places="01,48")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator('[data-action="cite"]').first
    words = button.inner_text()
    button.click()
    expect(button).not_to_have_text(words)
    copied = page.evaluate("navigator.clipboard.readText()")
    pointer = json.loads((built_warehouse / "published" / "CURRENT").read_text(encoding="utf-8"))
    assert f"bản dữ liệu {pointer['content_sha256'][:12]}. http" in copied
    assert copied.endswith(page.url)
