"""The filters in the sidebar. The view lives in the session and the address, not in the widgets."""

from __future__ import annotations

from typing import Any, cast

import streamlit as st

from coopstats.catalog import (
    FILTER_SECTORS,
    NATION_CODE,
    SECTORS,
    Era,
    Lang,
    place_name,
    publishers,
)
from coopstats.charts.captions import publisher_name
from coopstats.charts.scope import Ask, Scope, Workspace
from coopstats.ui.place_picker import place_picker, places_offered
from coopstats.ui.view import FIRST_YEAR, LAST_YEAR, Reading, move_to_era, parameters_of, read_view
from coopstats.ui.words import word
from coopstats.warehouse import warehouse_dir

_SCOPE, _NOTICES, _PENDING = "hl_scope", "hl_notices", "hl_pending_place"
_PAGE, _TOUCHED = "hl_page_parameters", "hl_touched"
# Parameters of single pages; they stay in the address while the visitor walks on and comes back.
PAGE_PARAMETERS = (
    "series",
    "span",
    "figure",
    "gap",
    "ind",
    "places",
    "sectors",
    "who",
    "lens",
    "form",
    "at",
    "across",
    "size",
    "method",
    "mark",
    "bounds",
    "keep",
    "unit",
    "q",
    "status",
    "rating",
    "class",
    "chain",
    "tech",
    "ocop",
    "sort",
    "p",
    "weights",
)


def address() -> dict[str, str]:
    """The parameters of the address bar, the last of each."""
    return {name: st.query_params[name] for name in st.query_params}


def session_scope() -> Scope:
    """The scope of this visitor: from the address on the first run, then as the filters left it."""
    state = cast(dict[str, Any], st.session_state)
    if _SCOPE not in state:
        reading: Reading = read_view(address())
        state[_SCOPE] = reading.scope
        state[_NOTICES] = reading.notices
    return cast(Scope, state[_SCOPE])


def notices() -> list[str]:
    """What the visitor must be told about the link; kept until a filter is changed."""
    return list(cast(list[str], st.session_state.get(_NOTICES, [])))


def tell(text: str) -> None:
    """Add to what the visitor must be told, once."""
    if text not in notices():
        st.session_state[_NOTICES] = [*notices(), text]


def choose_place(code: str) -> None:
    """Ask that the next run shows this place, as when a province is clicked on the map."""
    st.session_state[_PENDING] = code


def choose_workspace(workspace: Workspace) -> None:
    """Ask that the next run shows this workspace, as when a card offers it."""
    # A publisher of one workspace says nothing in the other.
    _change(workspace=workspace, publisher="")


def go_to_place(code: str) -> None:
    """Make this place the view's own, as when its page is opened from the map."""
    scope = session_scope()
    if code in places_offered(scope.era):
        st.session_state[_SCOPE] = scope.of(place=code)


def language_switch() -> Lang:
    """The language control under the menu; gives the language chosen."""
    scope = session_scope()
    st.session_state["f_lang"] = scope.lang
    st.sidebar.segmented_control(
        word("language", scope.lang),
        ["vi", "en"],
        key="f_lang",
        required=True,
        format_func=lambda lang: "Tiếng Việt" if lang == "vi" else "English",
        label_visibility="collapsed",
        on_change=_take_lang,
        width="stretch",
    )
    return scope.lang


def workspace_switch() -> Scope:
    """The switch between published and simulated figures, plain on every page.

    Offered where a simulated workspace has been built; a link to one that is not is refused aloud.
    """
    scope = session_scope()
    has_simulation = (warehouse_dir() / "simulated" / "CURRENT").exists()
    if scope.is_simulated and not has_simulation:
        scope = scope.of(workspace="published")
        st.session_state[_SCOPE] = scope
        st.session_state[_NOTICES] = [*notices(), word("no_simulation", scope.lang)]
    if has_simulation:
        st.session_state["f_ws"] = scope.workspace
        st.sidebar.segmented_control(
            word("workspace", scope.lang),
            ["published", "simulated"],
            key="f_ws",
            required=True,
            format_func=lambda workspace: word(workspace, scope.lang),
            label_visibility="collapsed",
            on_change=_take_workspace,
            width="stretch",
        )
    return scope


def filters(ask: Ask, has_publishers: bool = True) -> Scope:
    """Draw the filters in the sidebar and give the scope they describe; writes the address.

    A page without publishers, such as one of single cooperatives, has no choice among them; what was
    chosen elsewhere stays in the view.
    """
    state = cast(dict[str, Any], st.session_state)
    scope = session_scope()
    if _PENDING in state:
        pending = str(state.pop(_PENDING))
        if pending in places_offered(scope.era):
            scope = scope.of(place=NATION_CODE if pending == scope.place else pending)
            state[_SCOPE], state[_TOUCHED] = scope, True
            state[_NOTICES] = []
    lang = scope.lang
    state["f_sector"] = scope.sector
    state["f_years"] = (scope.first_year, scope.last_year)
    state["f_geo"] = scope.era
    with st.sidebar:
        place_picker(scope, _take_place)
        st.selectbox(
            word("sector", lang),
            FILTER_SECTORS,
            key="f_sector",
            on_change=_take_sector,
            format_func=lambda id_: SECTORS[id_].name.say(lang),
            placeholder=word("sector", lang),
        )
        st.slider(
            word("years", lang),
            FIRST_YEAR,
            LAST_YEAR,
            key="f_years",
            on_change=_take_years,
        )
        if has_publishers:
            _publisher_filter(ask, scope)
        st.segmented_control(
            word("geography", lang),
            ["63", "34"],
            key="f_geo",
            required=True,
            format_func=lambda era: word(f"geo_{era}", lang),
            on_change=_take_geo,
            width="stretch",
        )
    write_address(scope)
    return scope


def _publisher_filter(ask: Ask, scope: Scope) -> None:
    lang = scope.lang
    st.session_state["f_pub"] = scope.publisher
    st.selectbox(
        word("publisher", lang),
        _publishers(ask, scope),
        key="f_pub",
        on_change=_take_publisher,
        format_func=lambda id_: publisher_name(id_, lang) if id_ else word("by_preference", lang),
        placeholder=word("publisher", lang),
        help=word("preference_note", lang),
    )


def write_address(scope: Scope) -> None:
    """Make the address bar say the whole view; does nothing where it already does."""
    wanted = {**parameters_of(scope), **_page_parameters()}
    if address() != wanted:
        st.query_params.from_dict(wanted)


def _page_parameters() -> dict[str, str]:
    """Parameters of one page's own controls, read from the address on the first run."""
    state = cast(dict[str, Any], st.session_state)
    if _PAGE not in state:
        said = address()
        state[_PAGE] = {name: said[name] for name in PAGE_PARAMETERS if name in said}
    return cast(dict[str, str], state[_PAGE])


def page_parameter(name: str) -> str:
    """A page parameter of the link or of an earlier choice; empty where there is none."""
    return _page_parameters().get(name, "")


def set_page_parameters(**values: str) -> None:
    """Keep page parameters and write them to the address; an empty value takes one away."""
    kept = {**_page_parameters(), **values}
    st.session_state[_PAGE] = {name: value for name, value in kept.items() if value}
    write_address(session_scope())


def _publishers(ask: Ask, scope: Scope) -> list[str]:
    frame = ask("publishers", place=scope.place, era=scope.era)
    known = [p for p in publishers() if p in set(frame["publisher_id"])]
    offered = ["", *known]
    # A publisher named by the link stays on offer even where it says nothing about this place.
    return offered if scope.publisher in offered else [*offered, scope.publisher]


def is_as_linked() -> bool:
    """Whether the visitor still sees what the link says: no filter has been changed yet.

    Afterwards a page's own parameters may have to give way to the filters, and no link is to blame.
    """
    return not st.session_state.get(_TOUCHED, False)


def _change(**changes: object) -> None:
    st.session_state[_TOUCHED] = True
    st.session_state[_SCOPE] = session_scope().of(**changes)
    st.session_state[_NOTICES] = []


def _take_lang() -> None:
    _change(lang=st.session_state["f_lang"])


def _take_workspace() -> None:
    choose_workspace(st.session_state["f_ws"])


def _take_place(code: str) -> None:
    _change(place=code)


def _take_sector() -> None:
    _change(sector=st.session_state["f_sector"])


def _take_years() -> None:
    first, last = st.session_state["f_years"]
    _change(first_year=int(first), last_year=int(last))


def _take_publisher() -> None:
    _change(publisher=st.session_state["f_pub"])


def _take_geo() -> None:
    scope, era = session_scope(), cast(Era, st.session_state["f_geo"])
    place = move_to_era(scope.place, scope.era, era)
    _change(era=era, place=place)
    if place != scope.place:
        st.session_state[_NOTICES] = [
            word(
                "place_mapped",
                scope.lang,
                old=scope.place_name,
                new=place_name(place, era).say(scope.lang),
            )
        ]
