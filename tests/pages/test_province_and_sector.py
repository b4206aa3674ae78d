"""The province, sector and source pages as a visitor without a browser meets them."""

from __future__ import annotations

from coopstats.charts.exhibit import SENTENCE_HEIGHT
from tests.pages.visitor import Visitor


def cards(visitor: Visitor) -> dict[str, dict]:
    return {card["id"]: card for card in visitor.payload["cards"]}


def test_a_link_to_a_province_and_the_switch_to_the_new_one():
    visitor = Visitor("province", place="66", geo="63")
    assert visitor.payload["page"]["title"] == "Đắk Lắk"
    shown = cards(visitor)
    for id_ in ("trend", "territory", "neighbours", "peers-region", "latest", "missing"):
        assert id_ in shown, id_
    assert shown["index-cooperatives-all"]["kind"] == "chart"
    visitor.choose("f_geo", "34")
    assert (visitor.address["geo"], visitor.address["place"]) == ("34", "66")
    assert "34" in visitor.payload["page"]["lead"][0]["t"]
    assert "375" in str(visitor.payload["tiles"][0]["value"])


def test_without_a_province_the_page_asks_to_choose_and_a_click_chooses():
    visitor = Visitor("province")
    assert "Chọn một tỉnh" in visitor.payload["page"]["lead"][0]["t"]
    assert {"map", "ranking"} <= set(cards(visitor))
    assert all(cards(visitor)[id_]["select"] for id_ in ("map", "ranking"))
    visitor.choose("f_place", "66")
    assert visitor.payload["page"]["title"] == "Đắk Lắk"


def test_a_wrong_era_is_mapped_aloud():
    visitor = Visitor("province", place="54", geo="34")
    assert visitor.payload["page"]["title"] == "Đắk Lắk"
    assert any("Phú Yên" in notice["text"] for notice in visitor.notices)


def test_a_sector_is_chosen_and_asked_for():
    visitor = Visitor("sector")
    assert "Chọn một ngành" in visitor.payload["page"]["lead"][0]["t"]
    visitor.choose("f_sector", "agriculture")
    assert visitor.payload["page"]["title"] == "Nông nghiệp – Cả nước"
    shown = cards(visitor)
    assert shown["specialisation"]["kind"] == "chart"
    assert shown["share"]["kind"] == "chart"


def test_disagreements_are_filtered_by_indicator_and_the_link_keeps_it():
    visitor = Visitor("sources", gap="workers", lang="en")
    assert visitor.address["gap"] == "workers"
    rows = cards(visitor)["disagreements"]["table"]["rows"]
    assert {row[0] for row in rows} == {"Workers"}
    visitor.choose("f_gap", "")
    assert "gap" not in visitor.address
    assert len(cards(visitor)["disagreements"]["table"]["rows"]) > 66
    # Where nobody prints what another does, one low card says so, not two high ones.
    alone = cards(Visitor("sources", gap="workers", **{"from": 2000, "to": 2000}))
    assert "disagreement-gaps" not in alone
    assert alone["disagreements"]["kind"] == "message"
    assert alone["disagreements"]["height"] == SENTENCE_HEIGHT
    refused = Visitor("sources", gap="sunshine")
    assert any("sunshine" in notice["text"] for notice in refused.notices)
