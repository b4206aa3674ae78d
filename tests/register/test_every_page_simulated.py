"""Every page of the menu in the simulated workspace: whole, marked as simulated, in one language."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from coopstats.catalog import CAVEATS
from coopstats.catalog.phrases import PHRASES
from coopstats.charts.exhibit import SENTENCE_HEIGHT
from coopstats.ui.words import WORDS
from tests.pages.spoken import sentences
from tests.pages.visitor import PAGES, Visitor, boards_of, texts_of

pytestmark = pytest.mark.usefixtures("served")
every_page = pytest.mark.parametrize("page", PAGES)
BAND = "DỮ LIỆU MÔ PHỎNG / SIMULATED DATA"
WORD = {"vi": "mô phỏng", "en": "simulated"}
OTHER = {"vi": "en", "en": "vi"}
OF_PRINT = {t for c in CAVEATS.values() if c.of_print for t in (c.text.vi, c.text.en)}
NOBODY = {"vi": "Chưa có cơ quan nào công bố", "en": "No publisher has printed"}
# A key of two words, such as "page_failed", can be no word of a sentence.
KEYS = {key for key in (*PHRASES, *WORDS) if "_" in key}


def _shown(payload: dict[str, Any]) -> list[str]:
    """What a visitor reads: without ids, file names and addresses."""
    unread = {"id", "filename", "key", "keys", "value", "select", "sort", "token", "href", "url"}

    def read(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: read(v) for k, v in value.items() if k not in unread}
        return [read(item) for item in value] if isinstance(value, list) else value

    return list(texts_of(read(payload)))


def _bands(visitor: Visitor) -> list[str]:
    """The band of each board; a page with controls below its title has two boards."""
    return [board["page"]["band"] for board in boards_of(visitor.app)]


@every_page
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_page_is_whole_marked_and_speaks_one_language(page: str, lang: str):
    visitor = Visitor(page, lang=lang, ws="simulated")
    for _ in range(2):
        assert not visitor.app.exception
        payload = visitor.payload
        assert [n["text"] for n in payload["page"]["notices"]] == []
        assert set(_bands(visitor)) == {BAND}
        assert payload["cards"]
        for card in payload["cards"]:
            if card["kind"] == "chart":
                assert card["print"]["filename"].startswith("mo-phong-"), card["id"]
            # What offices print differently, or not at all, is no matter of simulated figures.
            assert not OF_PRINT & {*card["caveats"], *((card["print"] or {}).get("caveats", ()))}
            assert NOBODY[lang] not in ((card["message"] or {}).get("text") or ""), card["id"]
        shown = _shown(payload)
        assert any(WORD[lang] in text.lower() for text in shown if text != BAND)
        assert KEYS & set(re.findall(r"\w+", " ".join(shown))) == set()
        # The browser puts its own address and the version of the data into {address} and {version}.
        assert not [text for text in shown if re.search(r"(?<!%)\{(?!address|version)\w+\}", text)]
        if page == "sources" or lang == "en":
            # Titles of sources and names of cooperatives are as printed.
            payload = {**payload, "cards": [{**c, "table": None} for c in payload["cards"]]}
        spoken = "\n".join(text for text in _shown(payload) if text != BAND)
        assert {k: t for k, t in sentences(OTHER[lang]).items() if t in spoken} == {}
        # Once more after a filter: a province is chosen where the page has places.
        visitor.choose("f_place", "38")
    assert visitor.address["ws"] == "simulated"
    assert visitor.address["place"] == "38"


@pytest.mark.parametrize("page", ["sources", "province"])
def test_no_table_of_figures_that_nobody_printed(page: str):
    ids = [card["id"] for card in Visitor(page, ws="simulated").payload["cards"]]
    assert ids
    assert "printed-for-new" not in ids
    assert "printed-for-new" in [card["id"] for card in Visitor(page).payload["cards"]]


def test_a_register_without_findings_or_rivals_takes_no_empty_cards():
    visitor = Visitor("sources", ws="simulated", gap="workers")
    cards = {card["id"]: card for card in visitor.payload["cards"]}
    # Nobody disagrees with a register, and nothing of it is misprinted.
    assert {"disagreement-gaps", "disagreements", "corrections"} & set(cards) == set()
    assert not [box for box in visitor.app.selectbox if box.key == "f_gap"]
    assert visitor.payload["page"]["lead"] == []
    # The link still says what was compared, for the way back to what is published.
    assert visitor.address["gap"] == "workers"
    assert cards["findings"]["kind"] == "message"
    assert cards["findings"]["height"] == SENTENCE_HEIGHT
    assert [
        c["id"] for c in cards.values() if c["kind"] == "table" and not c["table"]["rows"]
    ] == []


def test_the_check_sees_a_key_and_the_other_language():
    english = json.dumps(Visitor("effective", lang="en", ws="simulated").payload)
    assert len([text for text in sentences("en").values() if text in english]) > 5
    assert len(KEYS) > 100
