"""Every page of the menu: opens in both languages, follows the filters, never shows a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from coopstats import catalog
from coopstats.ui.data import CachedAsk, service
from coopstats.ui.page import log
from coopstats.ui.words import word
from coopstats.warehouse.pointer import NOT_BUILT
from tests.pages.spoken import sentences
from tests.pages.visitor import PAGES, PAGES_OF_UNITS, ROOT, SECONDS, Visitor, payload_of, texts_of

# Pages that tell of all figures at once: the place and the years change nothing on them.
OF_ALL_FIGURES = {"sources"}
every_page = pytest.mark.parametrize("page", PAGES)
both_languages = pytest.mark.parametrize("lang", ["vi", "en"])


def test_the_menu_is_not_empty():
    assert len(PAGES) >= 5
    assert PAGES[0] == "overview"


def _assert_whole(card: dict[str, Any]) -> None:
    assert card["title"], card["id"]
    if card["kind"] == "message":
        assert card["message"]["text"].endswith("."), card["id"]
        return
    columns, rows = card["table"]["columns"], card["table"]["rows"]
    assert rows, f"{card['id']} has no table behind it"
    assert {len(row) for row in rows} == {len(columns)}
    assert card["alt"], card["id"]
    assert "csv" in card["downloads"]
    if card["kind"] == "chart":
        assert card["source"], f"{card['id']} has no source line"
        assert json.loads(card["figure"])["data"], card["id"]
        assert {"png", "svg"} <= set(card["downloads"])
        assert card["print"]["title"] == card["title"]
        assert card["print"]["source"] == card["source"]


@every_page
@both_languages
def test_a_page_opens_whole_and_without_a_notice(page: str, lang: str):
    visitor = Visitor(page, lang=lang)
    assert not visitor.app.exception
    payload = visitor.payload
    assert payload["lang"] == lang
    assert payload["page"]["title"]
    assert payload["page"]["notices"] == []
    assert payload["cards"]
    ids = [card["id"] for card in payload["cards"]]
    assert len(ids) == len(set(ids))
    for card in payload["cards"]:
        _assert_whole(card)
    for tile in payload["tiles"]:
        assert tile["label"]
        assert tile["value"]


@every_page
def test_a_page_runs_alone(page: str):
    """Without the frame of dashboard.py, as Streamlit runs a page that is opened by its file."""
    framed = Visitor(page).payload
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=SECONDS).run()
    assert not app.exception
    alone = payload_of(app)
    assert alone["page"]["title"] == framed["page"]["title"]
    assert [card["id"] for card in alone["cards"]] == [card["id"] for card in framed["cards"]]


@every_page
@pytest.mark.parametrize(
    ("key", "value", "parameter", "written"),
    [
        ("f_place", "66", "place", "66"),
        ("f_sector", "agriculture", "sector", "agriculture"),
        ("f_years", (2010, 2018), "from", "2010"),
        ("f_pub", "vca", "pub", "vca"),
        ("f_geo", "34", "geo", "34"),
    ],
)
def test_a_filter_changes_the_page_and_the_address(
    page: str, key: str, value: object, parameter: str, written: str
):
    # The country as a whole is the same in both geographies.
    visitor = Visitor(page, place="66" if key == "f_geo" else "VN")
    if key == "f_pub" and page in PAGES_OF_UNITS:
        with pytest.raises(LookupError):
            visitor.choose(key, value)
        return
    before = visitor.payload
    visitor.choose(key, value)
    assert not visitor.app.exception
    after = visitor.payload
    assert visitor.address[parameter] == written
    assert after["page"]["notices"] == []
    # A page whose workspace has not been built says so in one sentence, whatever is filtered.
    has_figures = any(card["kind"] != "message" for card in before["cards"])
    if has_figures and page not in OF_ALL_FIGURES:
        # The title alone would change with the place.
        shown = [(payload["tiles"], payload["cards"]) for payload in (before, after)]
        assert shown[0] != shown[1], f"{key} changed nothing on {page}"
    for card in after["cards"]:
        _assert_whole(card)
    # The same link opens the same page for someone else.
    other = Visitor(page, **visitor.address)
    assert other.payload == after
    assert other.address == visitor.address


def test_the_language_switch_says_the_page_again():
    # AppTest draws the frame, where the switch is, on the first run only.
    visitor = Visitor()
    before = visitor.payload
    visitor.choose("f_lang", "en")
    assert visitor.address["lang"] == visitor.payload["lang"] == "en"
    assert visitor.payload["page"]["title"] == "Cooperatives at a glance – Viet Nam"
    assert [c["id"] for c in visitor.payload["cards"]] == [c["id"] for c in before["cards"]]


@every_page
@pytest.mark.parametrize(("lang", "other"), [("vi", "en"), ("en", "vi")])
@pytest.mark.parametrize("place", ["VN", "11"])
def test_a_page_speaks_one_language(page: str, lang: str, other: str, place: str):
    payload = Visitor(page, lang=lang, place=place).payload
    if lang == "en" or page == "sources":
        # Titles of sources are as printed: most in Vietnamese, some in English.
        payload = {**payload, "cards": [{**c, "table": None} for c in payload["cards"]]}
    shown = "\n".join(texts_of(payload))
    spoken = {id_: text for id_, text in sentences(other).items() if text in shown}
    assert spoken == {}


def test_the_language_check_sees_the_other_language():
    english = "\n".join(texts_of(Visitor("overview", lang="en").payload))
    assert len([text for text in sentences("en").values() if text in english]) > 5


@every_page
@both_languages
def test_without_data_there_is_a_plain_sentence(
    page: str, lang: catalog.Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HOPLUC_WAREHOUSE", str(tmp_path))
    visitor = Visitor(page, lang=lang)
    assert not visitor.app.exception
    assert visitor.notices == [{"level": "error", "text": f"E-DB-01: {NOT_BUILT.say(lang)}"}]
    assert visitor.payload["cards"] == []
    assert str(tmp_path) not in json.dumps(visitor.payload)


@every_page
@both_languages
def test_a_fault_in_a_page_is_one_sentence_and_a_log_line(
    page: str,
    lang: catalog.Lang,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
):
    def fails(*_: object) -> None:
        raise RuntimeError("SELECT * FROM core.observation in /secret/folder")

    monkeypatch.setattr(CachedAsk, "make", fails)
    visitor = Visitor(page, lang=lang)
    assert not visitor.app.exception
    assert visitor.notices == [{"level": "error", "text": word("page_failed", lang)}]
    assert "secret" not in json.dumps(visitor.payload)
    assert any(record.name == log.name and record.exc_info for record in caplog.records)
    # The filters are still there to try others with.
    assert "f_sector" in {widget.key for widget in visitor.app.selectbox}


@both_languages
def test_a_fault_before_the_page_is_one_sentence_too(
    lang: catalog.Lang, monkeypatch: pytest.MonkeyPatch
):
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("/secret/folder")

    monkeypatch.setattr(CachedAsk, "__call__", fails)
    monkeypatch.setattr(CachedAsk, "make", fails)
    visitor = Visitor(lang=lang)
    assert not visitor.app.exception
    assert visitor.notices == [{"level": "error", "text": word("page_failed", lang)}]


def test_a_damaged_newest_version_is_told_and_the_one_before_serves(
    served: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "published"
    versions = folder / "versions"
    versions.mkdir(parents=True)
    for file in (served / "published" / "versions").iterdir():
        (versions / file.name).write_bytes(file.read_bytes())
    (folder / "CURRENT").write_text('{"file": "versions/2099.duckdb", "sha256": "00"}')
    monkeypatch.setenv("HOPLUC_WAREHOUSE", str(tmp_path))
    service.clear()
    visitor = Visitor()
    assert [notice["level"] for notice in visitor.notices] == ["warn"]
    assert visitor.notices[0]["text"].startswith("Bản dữ liệu mới nhất không dùng được")
    assert visitor.payload["cards"]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("place", "99"), ("place", "<b>x</b>"), ("sector", "mining"), ("from", "1800"),
        ("to", "later"), ("pub", "nobody"), ("geo", "65"), ("lang", "fr"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("page", ["overview", "growth"])
def test_an_unknown_value_in_a_link_is_refused_aloud(page: str, parameter: str, value: str):
    visitor = Visitor(page, **{parameter: value})
    assert not visitor.app.exception
    assert [notice["level"] for notice in visitor.notices] == ["warn"]
    assert f"“{value}”" in visitor.notices[0]["text"]
    assert visitor.payload["cards"]
    assert visitor.address[parameter if parameter != "pub" else "place"] != value
    # Once a filter is chosen the notice has said what it had to.
    visitor.choose("f_sector", "transport")
    assert visitor.notices == []


def test_a_province_of_the_63_in_a_link_for_34_is_mapped_aloud():
    visitor = Visitor(geo="34", place="06")  # Bắc Kạn, since 1/7/2025 part of Thái Nguyên
    assert len(visitor.notices) == 1
    text = visitor.notices[0]["text"]
    assert "Bắc Kạn" in text
    assert "Thái Nguyên" in text
    assert visitor.address["place"] == "19"
    assert "Thái Nguyên" in visitor.payload["page"]["title"]


def test_a_page_keeps_the_filters_of_the_one_before():
    visitor = Visitor(lang="en").choose("f_place", "66")
    for page in PAGES[1:]:
        visitor.go_to(page)
        assert (visitor.address["place"], visitor.address["lang"]) == ("66", "en")
        assert visitor.payload["lang"] == "en"


@pytest.mark.parametrize(
    ("parameter", "value"), [("series", "cooperatives.nothing.nobody"), ("span", "1700-1800")]
)
def test_the_growth_pages_own_parameters_are_refused_aloud_too(parameter: str, value: str):
    visitor = Visitor("growth", **{parameter: value})
    assert not visitor.app.exception
    assert [notice["level"] for notice in visitor.notices] == ["warn"]
    assert f"“{value}”" in visitor.notices[0]["text"]
    assert visitor.address[parameter] != value


def test_a_span_that_gives_way_to_a_filter_blames_no_link():
    visitor = Visitor("growth", span="2015-2022")
    assert visitor.notices == []
    visitor.choose("f_years", (2010, 2018))
    assert visitor.notices == []
    assert visitor.address["span"] == "2015-2017"
