"""A share of dirty rows, as offices really send them, to see that each is caught and named."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from etl.simulate.columns import Table, pa

Spoil = Callable[[dict[str, str | None]], None]
Cells = dict[str, str | None]


def _set(column: str, value: str) -> Spoil:
    def spoil(cells: Cells) -> None:
        cells[column] = value

    return spoil


def _wrong_digit(cells: Cells) -> None:
    code = cells["tax_code"] or "0000000000"
    cells["tax_code"] = code[:9] + str((int(code[9]) + 1) % 10)


def _other_era(cells: Cells) -> None:
    cells["geo_era"] = "34" if cells["geo_era"] == "63" else "63"


def _too_many_women(cells: Cells) -> None:
    cells["members"] = cells["members"] or "10"
    cells["members_women"] = str(int(cells["members"] or 10) + 5)


def _parts_differ(cells: Cells) -> None:
    cells["members"] = str(int(cells["members"] or 10) + 3)
    cells["members_individual"] = cells["members_individual"] or "5"
    cells["members_household"] = cells["members_household"] or "1"
    cells["members_organisation"] = cells["members_organisation"] or "0"


# Each is one kind of mistake; the last leaves the row as it is, to be sent twice.
MISTAKES: tuple[tuple[str, Spoil], ...] = (
    ("tax_code", _wrong_digit),
    ("year", _set("year", "2205")),
    ("geo_era", _other_era),
    ("charter_capital_vnd", _set("charter_capital_vnd", "-5000000")),
    ("members_women", _too_many_women),
    ("members", _parts_differ),
    ("revenue_vnd", _set("revenue_vnd", "1,2 tỷ")),
    ("status", _set("status", "đang hoạt động")),
    ("founded_on", _set("founded_on", "31/12/2014")),
    ("tax_code", lambda _: None),
)


def spoil(table: Table, share: float, rng: np.random.Generator) -> Table:
    """The table as text with about `share` of its rows spoiled, each with one mistake, and some
    repeated; at least one of each kind where `share` is above zero.
    """
    text = pa.table({name: table[name].cast(pa.string()) for name in table.column_names})
    n_bad = min(max(round(share * len(table)), len(MISTAKES)), len(table))
    chosen = np.sort(rng.choice(len(table), n_bad, replace=False))
    rows: list[Cells] = text.take(pa.array(chosen)).to_pylist()
    repeated: list[Cells] = []
    for place, cells in enumerate(rows):
        column, mistake = MISTAKES[place % len(MISTAKES)]
        before = dict(cells)
        mistake(cells)
        if cells == before and column == "tax_code":
            repeated.append(before)
    kept = np.ones(len(table), dtype=np.bool_)
    kept[chosen] = False
    spoiled = pa.Table.from_pylist([*rows, *repeated], schema=text.schema)
    return pa.concat_tables([text.filter(pa.array(kept)), spoiled])
