"""A comparison in numbers: a long table, one row a figure, or a pivot of series by years."""

from __future__ import annotations

from coopstats.catalog.phrases import say
from coopstats.charts.compared import Compared, finding, long_table
from coopstats.charts.exhibit import Cell, Column, Exhibit, Table


def table_of(compared: Compared, exhibit_id: str) -> Exhibit:
    """One row a series and year with publisher, definition, date, status and figure id."""
    return _exhibit(compared, exhibit_id, long_table(compared, compared.frame))


def pivot_table(compared: Compared, exhibit_id: str) -> Exhibit:
    """Series in rows, years in columns, values under the lens; a dash where nothing is published."""
    measure = compared.measure
    years = sorted({int(y) for y in compared.frame["year"]})
    cells = {
        (str(series), int(year)): float(value)
        for series, year, value in zip(
            compared.frame["series"], compared.frame["year"], compared.frame["value"], strict=True
        )
    }
    names = compared.names
    rows: list[tuple[Cell, ...]] = [
        (names[series], *(measure.cell(cells.get((series, year))) for year in years))
        for series in compared.drawn()
    ]
    table = Table(
        (
            Column(say("cmp_series", compared.lang)),
            *(Column(str(year), "right", measure.column) for year in years),
        ),
        tuple(rows),
    )
    return _exhibit(compared, exhibit_id, table)


def _exhibit(compared: Compared, exhibit_id: str, table: Table) -> Exhibit:
    title = f"{compared.name}, {compared.period}"
    return Exhibit(
        id=exhibit_id,
        kind="table",
        title=title,
        subtitle=compared.measure.label,
        height=min(520, 90 + 34 * max(len(table.rows), 1)),
        source=compared.source,
        coverage=compared.coverage,
        caveats=compared.caveats,
        alt=say("cmp_alt", compared.lang, title=title, finding=finding(compared, compared.frame)),
        table=table,
        filename=f"{compared.filename}-table",
        cite=compared.cite,
    )
