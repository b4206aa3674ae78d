"""Progress: the newest figure against a target, one bar a target."""

from __future__ import annotations

from dataclasses import dataclass

from coopstats.catalog import UNITS, Lang
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.exhibit import Column, Exhibit, Table
from coopstats.charts.numbers import MILLION, figure_text, percent, value_text
from coopstats.charts.style import plain


@dataclass(frozen=True, slots=True)
class Progress:
    """One target: what is aimed at, the newest figure and who published it."""

    label: str
    unit: str
    value: float
    target: float
    year: int
    publisher: str
    date: str
    status: str
    obs_id: str

    @property
    def share(self) -> float:
        return self.value / self.target if self.target else 0.0


def target_text(value: float, unit_id: str, lang: Lang) -> str:
    """A target without the noun that stands beside it anyway: 45.000, 8 triệu."""
    text, unit = value_text(value, unit_id, lang)
    if UNITS[unit_id].kind == "count" and abs(value) < MILLION:
        return text
    return f"{text} {unit.split(' ')[0]}"


# Half-way through the term of the resolution (2022 to 2030) less than this counts as behind.
BEHIND_SHARE = 0.55


def progress_bars(
    goals: list[Progress],
    lang: Lang,
    title: str,
    source: str,
    caveats: tuple[str, ...] = (),
    height: int = 300,
    exhibit_id: str = "targets",
) -> Exhibit:
    """How far each target is: figure over target. Bars end at 100 % even where it is passed."""
    names = [plain(goal.label) for goal in goals]
    shares = [round(100 * min(goal.share, 1.0), 2) for goal in goals]
    colors = [style.CALM if goal.share >= BEHIND_SHARE else style.BEHIND for goal in goals]
    labels = [
        f"<b>{value_text(g.value, g.unit, lang)[0]}</b> / {target_text(g.target, g.unit, lang)}"
        f" · {percent(g.share, lang, 0)}"
        for g in goals
    ]
    hovers = [
        f"<b>{plain(g.label)}</b><br>{figure_text(g.value, g.unit, lang)} / "
        f"{figure_text(g.target, g.unit, lang)} ({g.year})<br>{percent(g.share, lang)}<br>"
        f"{plain(g.publisher)}, {g.date}"
        for g in goals
    ]
    figure = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": names,
                "x": [100] * len(goals),
                "marker": {"color": style.GRID},
                "hoverinfo": "skip",
                "width": 0.26,
            },
            {
                "type": "bar",
                "orientation": "h",
                "y": names,
                "x": shares,
                "width": 0.26,
                "marker": {"color": colors},
                "hovertext": hovers,
                "hovertemplate": "%{hovertext}<extra></extra>",
            },
        ],
        "layout": style.layout(
            lang,
            height,
            barmode="overlay",
            margin={"l": 12, "r": 12, "t": 12, "b": 4},
            xaxis=style.axis(visible=False, range=[0, 100]),
            yaxis=style.axis(autorange="reversed", visible=False),
            annotations=[
                {
                    "x": x,
                    "y": i,
                    "xref": "paper",
                    "xanchor": anchor,
                    "yanchor": "bottom",
                    "yshift": 9,
                    "text": text,
                    "showarrow": False,
                    "font": {"size": 12, "color": style.INK},
                }
                for i, (name, label) in enumerate(zip(names, labels, strict=True))
                for x, anchor, text in ((0, "left", name), (1, "right", label))
            ],
        ),
    }
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=title,
        subtitle=say("newest_against_target", lang),
        figure=figure,
        height=height,
        source=source,
        caveats=caveats,
        alt=title + ": " + "; ".join(f"{g.label} {percent(g.share, lang)}" for g in goals),
        table=Table(
            (
                Column(say("indicator", lang)),
                Column(say("value", lang), "right"),
                Column(say("target_column", lang), "right"),
                Column(say("share", lang), "right", "percent"),
                Column(say("publisher", lang)),
                Column(say("date", lang)),
                Column(say("figure_id", lang)),
            ),
            tuple(
                (
                    g.label,
                    figure_text(g.value, g.unit, lang),
                    f"{figure_text(g.target, g.unit, lang)} ({g.year})",
                    g.share,
                    g.publisher,
                    g.date,
                    g.obs_id,
                )
                for g in goals
            ),
        ),
        filename="hop-luc-targets",
    )
