"""A visitor without a browser: Streamlit's AppTest on the real dashboard, and what the board got."""

from __future__ import annotations

import ast
import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from coopstats.ui.place_picker import KEY as PLACE_PICKER

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120

# Each AppTest searches all installed packages for components, 0.1 s. What is installed does not change
# while tests run: what the first search finds is kept.
manifest_scanner.scan_component_manifests = functools.cache(
    manifest_scanner.scan_component_manifests
)


def _menu() -> dict[str, tuple[str, ...]]:
    """MENU as dashboard.py writes it; importing the file would run the app."""
    for node in ast.parse((ROOT / "dashboard.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "MENU":
            return ast.literal_eval(node.value)
    raise LookupError("dashboard.py has no MENU")


PAGES = tuple(page for pages in _menu().values() for page in pages)
PAGES_OF_UNITS = _menu()["menu_units"]


def boards_of(app: AppTest) -> list[dict[str, Any]]:
    """What each board of a run got; the place picker is a component too, but holds no page."""
    sent = [json.loads(part.proto.bytes) for part in app.get("bidi_component") if part.proto.bytes]
    return [body for body in sent if "page" in body]


def payload_of(app: AppTest) -> dict[str, Any]:
    """The boards of a run as one; a page with controls between title and cards has two."""
    boards = boards_of(app)
    title = next((b["page"] for b in boards if b["page"]["title"]), boards[-1]["page"])
    notices = [notice for board in boards for notice in board["page"]["notices"]]
    return {
        **boards[-1],
        "page": {**title, "notices": notices},
        "tiles": [tile for board in boards for tile in board["tiles"]],
        "cards": [card for board in boards for card in board["cards"]],
    }


class Visitor:
    """Someone who opens the dashboard by a link, and a page from its menu."""

    def __init__(self, page: str = "overview", **query: object) -> None:
        self.app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=SECONDS)
        self.app.query_params.update({name: str(value) for name, value in query.items()})
        # The frame is drawn on the first run; a page of the menu is then chosen in it.
        self.app.run()
        if page != PAGES[0]:
            self.go_to(page)

    def go_to(self, page: str) -> Visitor:
        """Choose a page of the menu."""
        self.app.switch_page(f"pages/{page}.py")
        self.app.run()
        return self

    @property
    def payload(self) -> dict[str, Any]:
        """What the page shows: of several boards the first title, and all notices and cards."""
        return payload_of(self.app)

    @property
    def notices(self) -> list[dict[str, str]]:
        return self.payload["page"]["notices"]

    @property
    def address(self) -> dict[str, str]:
        """The parameters of the address bar."""
        found = dict(self.app.query_params)
        return {k: v[-1] if isinstance(v, list) else str(v) for k, v in found.items()}

    def choose(self, key: str, value: Any) -> Visitor:
        """Set a filter by its key and let the page run.

        AppTest cannot press in a component, so a place is asked for as a press on the map asks; a
        second press there would take the choice back.
        """
        if key == PLACE_PICKER:
            if self.app.session_state["hl_scope"].place != value:
                self.app.session_state["hl_pending_place"] = value
            self.app.run()
            return self
        for kind in ("selectbox", "button_group", "slider"):
            for widget in self.app.get(kind):
                if widget.key == key:
                    widget.set_value(value)
                    self.app.run()
                    return self
        raise LookupError(f"no filter {key}")


def texts_of(value: Any) -> Iterator[str]:
    """Every string in a payload; figures travel as JSON text and are looked into."""
    if isinstance(value, str):
        if value.startswith('{"data"'):
            yield from texts_of(json.loads(value))
        else:
            yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)
