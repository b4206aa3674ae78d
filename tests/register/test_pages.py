"""The register's pages as a visitor sees them: with a register, and in the published workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coopstats.catalog.criteria import CRITERIA
from coopstats.catalog.phrases import PHRASES
from coopstats.charts.scope import Scope
from coopstats.charts.territory import MOST_PRINTED, printed_for_new
from tests.pages.visitor import PAGES_OF_UNITS, Visitor, boards_of, texts_of
from tests.register.country import HOSTILE

PAGES = PAGES_OF_UNITS
pytestmark = pytest.mark.usefixtures("served")


def _card(visitor: Visitor, id_: str) -> dict[str, Any]:
    return next(card for card in visitor.payload["cards"] if card["id"] == id_)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_the_published_workspace_says_that_there_is_no_register(page: str, lang: str):
    visitor = Visitor(page, lang=lang)
    cards = visitor.payload["cards"]
    assert [card["kind"] for card in cards] == ["message"]
    assert cards[0]["message"]["text"] == getattr(PHRASES["reg_none"], lang)
    assert [action["value"] for action in cards[0]["actions"]] == ["workspace:simulated"]
    assert visitor.payload["page"]["band"] is None
    assert not any("99000" in text for text in texts_of(visitor.payload))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_simulated_register_is_whole_and_marked(page: str, lang: str):
    visitor = Visitor(page, lang=lang, ws="simulated")
    assert not visitor.app.exception
    payload = visitor.payload
    # The band stands with the title, and on the pictures of a board below the controls.
    bands = {board["page"]["band"] for board in boards_of(visitor.app)}
    assert bands == {"DỮ LIỆU MÔ PHỎNG / SIMULATED DATA"}
    assert _notices(visitor) == []
    for card in payload["cards"]:
        assert card["kind"] in ("chart", "table"), card
        assert card["source"], card["id"]
        assert card["table"]["rows"]
        if card["kind"] == "chart":
            assert json.loads(card["figure"])["data"]
            assert card["print"]["filename"].startswith("mo-phong-")


def test_a_search_narrows_the_list_and_stands_in_the_address():
    visitor = Visitor("cooperatives", ws="simulated", p=3)
    assert "trang 3/30" in _card(visitor, "list")["subtitle"]
    assert len(_card(visitor, "list")["table"]["rows"]) == 50
    visitor.app.text_input(key="r_q").set_value("dak lak img").run()
    card = _card(visitor, "list")
    assert [row[0] for row in card["table"]["rows"]] == [HOSTILE[0]]
    assert visitor.address["q"] == "dak lak img"
    assert "p" not in visitor.address
    assert "1 hợp tác xã" in card["title"]


def test_filters_and_sorting_by_link():
    visitor = Visitor("cooperatives", ws="simulated", sort="members", rating="weak", chain="yes")
    table = _card(visitor, "list")["table"]
    members = [row[7] for row in table["rows"] if row[7] != "–"]
    assert members == sorted(members, key=lambda m: int(m.replace(".", "")))
    assert {row[11] for row in table["rows"]} == {"yếu"}
    assert [c["sorted"] for c in table["columns"] if c["sorted"]] == ["rising"]
    visitor.choose("r_rating", "")
    assert "rating" not in visitor.address
    assert len({row[11] for row in _card(visitor, "list")["table"]["rows"]}) > 1


def test_unknown_values_of_a_link_are_said():
    visitor = Visitor("cooperatives", ws="simulated", sort="salary", status="asleep", unit="12")
    texts = " ".join(notice["text"] for notice in _notices(visitor))
    assert "salary" in texts
    assert "asleep" in texts
    assert "12" in texts
    assert _card(visitor, "list")["table"]["rows"]


def _notices(visitor: Visitor) -> list[dict[str, str]]:
    return [notice for board in boards_of(visitor.app) for notice in board["page"]["notices"]]


def test_a_profile_tells_of_one_cooperative_and_goes_back():
    listed = Visitor("cooperatives", ws="simulated", q="dak lak img")
    unit = _card(listed, "list")["table"]["keys"][0].removeprefix("unit:")
    visitor = Visitor("cooperatives", ws="simulated", unit=unit)
    payload = visitor.payload
    # The name is text: nothing in it is cut out or escaped twice.
    assert payload["page"]["title"] == HOSTILE[0]
    assert len(payload["tiles"]) == 5
    years = _card(visitor, "unit-years")["table"]["rows"]
    assert years[0][0] == "2025"
    events = _card(visitor, "events")
    assert any(HOSTILE[0] in row for row in events["table"]["rows"])
    visitor.app.button(key="r_back").click().run()
    assert "unit" not in visitor.address
    assert _card(visitor, "list")["table"]["rows"]


def test_weights_change_the_list_and_stand_in_the_address():
    visitor = Visitor("effective", ws="simulated", lang="en")
    before = [row[0] for row in _card(visitor, "honours")["table"]["rows"]]
    for id_ in CRITERIA:
        if id_ != "women_share":
            visitor.app.slider(key=f"w_{id_}").set_value(0)
    visitor.app.run()
    assert visitor.address["weights"] == "0.0.0.0.0.0.1.0.0.0.0.0.0"
    after = _card(visitor, "honours")["table"]["rows"]
    assert [row[0] for row in after] != before
    assert all("of members are women" in row[-1] for row in after)
    odd = Visitor("effective", ws="simulated", weights="9.9")
    assert any("9.9" in notice["text"] for notice in odd.notices)


def test_a_province_and_a_sector_lead_to_their_cooperatives():
    for page, query in (("province", {"place": "38"}), ("sector", {"sector": "transport"})):
        visitor = Visitor(page, ws="simulated", **query)
        card = _card(visitor, "behind")
        assert card["actions"][0]["value"] == "go:cooperatives"
        n = card["actions"][0]["label"].split()[2]
        visitor.go_to("cooperatives")
        assert f"{n} hợp tác xã" in _card(visitor, "list")["title"]
        assert visitor.address["ws"] == "simulated"
        published = Visitor(page, **query)
        assert "behind" not in [card["id"] for card in published.payload["cards"]]


def test_spreads_stand_on_the_topic_pages_of_a_register_only():
    for page, cards in (
        ("revenue", {"revenue-spread", "assets-spread"}),
        ("membership", {"members-spread", "workers-spread"}),
    ):
        simulated = {card["id"] for card in Visitor(page, ws="simulated").payload["cards"]}
        published = {card["id"] for card in Visitor(page).payload["cards"]}
        assert cards <= simulated
        assert not cards & published


def test_the_warehouse_holds_both_workspaces(served: Path):
    assert {path.name for path in served.iterdir()} >= {"published", "simulated"}


def test_the_lead_of_effective_models_says_which_cooperatives_it_counts():
    visitor = Visitor("effective", ws="simulated", place="38", sector="transport")
    lead = "".join(part["t"] for part in visitor.payload["page"]["lead"])
    assert "Thanh Hóa, giao thông vận tải: " in lead


def test_the_list_offers_one_workbook_and_it_is_the_whole():
    """A workbook of the page beside it would hold the fifty rows in view."""
    listed = Visitor("cooperatives", ws="simulated").payload
    assert listed["page_downloads"] == []
    assert "xlsx" in listed["cards"][0]["downloads"]
    assert Visitor("effective", ws="simulated").payload["page_downloads"] == ["xlsx"]


def test_a_list_says_its_filters_beside_its_rows():
    plain = _card(Visitor("cooperatives", ws="simulated"), "list")
    assert "lọc: còn trong sổ" in plain["coverage"]
    visitor = Visitor("cooperatives", ws="simulated", rating="good", ocop="no", status="any")
    wanted = "lọc: kể cả đã giải thể; xếp loại tốt; không có sản phẩm OCOP"
    assert wanted in _card(visitor, "list")["coverage"]
    english = Visitor("cooperatives", ws="simulated", lang="en", chain="yes")
    assert "filtered: on the books; in a value chain" in _card(english, "list")["coverage"]


@pytest.mark.parametrize("page", PAGES)
def test_no_choice_of_publishers_where_the_register_alone_speaks(page: str):
    visitor = Visitor(page, ws="simulated", pub="simulation")
    assert "f_pub" not in {box.key for box in visitor.app.get("selectbox")}
    # What a link chose is still there on the next page.
    assert visitor.address["pub"] == "simulation"
    visitor.go_to("overview")
    assert visitor.app.selectbox(key="f_pub").value == "simulation"


@pytest.mark.parametrize(
    ("page", "query", "id_"),
    [
        ("overview", {}, "targets"),
        ("province", {"place": "38"}, "index-cooperatives-agriculture_chapter"),
    ],
)
def test_what_a_register_lacks_is_said_in_one_line_and_not_in_half_a_row(
    page: str, query: dict[str, str], id_: str
):
    cards = Visitor(page, ws="simulated", **query).payload["cards"]
    card = next(card for card in cards if card["id"] == id_)
    assert card["message"]["text"]
    assert (card["kind"], card["span"]) == ("message", 12)
    assert card["height"] < 100
    at = cards.index(card)
    # Nothing stands in its row, and the row before it is full.
    spans = [before["span"] for before in cards[:at]]
    assert sum(spans) % 12 == 0


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "500 số mới nhất trong"), ("en", "The newest 500 of")]
)
def test_a_register_gives_the_newest_of_its_sums_and_says_how_many_there_are(
    ask_register: Any, lang: Any, said: str
):
    made = printed_for_new(ask_register, Scope(era="34", lang=lang))
    assert len(made.table.rows) == MOST_PRINTED
    assert made.coverage.startswith(said)
    n_all = made.coverage.removeprefix(said).split()[0].translate(str.maketrans("", "", ".,"))
    assert int(n_all) > MOST_PRINTED
    one = printed_for_new(ask_register, Scope("38", "34", lang=lang))
    assert len(one.table.rows) <= MOST_PRINTED
