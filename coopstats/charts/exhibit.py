"""The Exhibit: one chart, table or message with everything that must travel with it.

What the screen shows is the object that a file or a briefing is written from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Figure = dict[str, Any]
# A message across the whole board, which stands in no row with charts: one sentence high.
SENTENCE_HEIGHT = 64


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table behind a chart. `format` is how its numbers are written.

    `sort` is the choice sent when its head is pressed, empty where nothing happens; `sorted` says
    which way the rows are in its order. A wide column holds sentences.
    """

    label: str
    align: Literal["left", "right"] = "left"
    format: Literal["text", "integer", "decimal", "percent", "year"] = "text"
    sort: str = ""
    sorted: Literal["", "rising", "falling"] = ""
    wide: bool = False


Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a chart: raw cells in the unit that the column label names.

    `keys` are the choices sent when the name of a row is pressed, one a row; empty for none.
    """

    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """A step that a card offers in words: its label, and the choice sent when it is pressed."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry of a legend, drawn in HTML on screen and inside the picture in files."""

    label: str
    color: str
    shape: Literal["square", "circle", "line", "hollow", "hatch"] = "square"


@dataclass(frozen=True, slots=True)
class Message:
    """A plain sentence in place of a chart, and where the nearest published answer is."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One step of a picture that plays: its label, its title, its figure and its own coverage.

    An area trace of a frame may leave out its rings and name its places in `meta.fill`: they are
    taken from the exhibit's own figure.
    """

    label: str
    title: str
    figure: Figure
    coverage: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One thing shown. `figure` is plain Plotly JSON in the light palette; `table` its numbers.

    `aspect` is height over width of a picture of fixed shape, such as a map. `cite` is what the
    citation button copies, with {address} where the page's address goes and {version} where the data's
    version goes; empty for the usual words.
    `frames` are steps that the screen can play; the figure is the step whose title the exhibit has.
    `marked` are codes of places that the screen outlines on a
    map: the figure itself does not change with them.
    """

    id: str
    kind: Literal["chart", "table", "message"]
    title: str
    subtitle: str = ""
    figure: Figure | None = None
    height: int = 360
    legend: tuple[LegendItem, ...] = ()
    source: str = ""
    coverage: str = ""
    caveats: tuple[str, ...] = ()
    alt: str = ""
    table: Table = field(default_factory=Table)
    message: Message | None = None
    filename: str = "hop-luc"
    select: Literal["place", ""] = ""
    simulated: bool = False
    aspect: float | None = None
    cite: str = ""
    frames: tuple[Frame, ...] = ()
    marked: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    # Formats of a file that holds more than the table does; empty: the table is the file.
    files: tuple[Literal["csv", "xlsx"], ...] = ()


def message_card(
    exhibit_id: str,
    title: str,
    text: str,
    hint: str = "",
    *,
    height: int = SENTENCE_HEIGHT,
    source: str = "",
    actions: tuple[Action, ...] = (),
) -> Exhibit:
    """A sentence in the place of a chart; low unless it must be as high as its neighbours."""
    return Exhibit(
        id=exhibit_id,
        kind="message",
        title=title,
        height=height,
        source=source,
        message=Message(text, hint),
        alt=text,
        actions=actions,
    )
