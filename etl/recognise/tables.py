"""Wide tables as published: years or indicators across, places or labels down."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from coopstats import catalog
from coopstats.catalog.translations import translated
from etl.check.values import check_observation
from etl.observation import Intake, Observation
from etl.read.sheet import Row, Sheet
from etl.recognise.corrections import CellKey, Correction
from etl.recognise.layout import LabelledRow, TableLayout, ValueColumn, tidy_label
from etl.recognise.ledger import Ledger
from etl.recognise.lists import read_factors
from etl.recognise.periods import read_period
from etl.recognise.places import NATION, Place, find_place
from etl.recognise.printed_numbers import read_plain, read_printed

DASHES = frozenset({"-", "–", "—"})
NOT_AVAILABLE = frozenset({"", "…", "...", ".."})
_QUALIFIER = {"final": "exact", "preliminary": "preliminary", "estimate": "estimate"}


@dataclass(frozen=True, slots=True)
class TableCard:
    """What tables.csv says of a table: its source, its definition, its units."""

    source_id: str
    definition: str
    unit_as_printed: str
    factors: dict[str, Decimal]

    @classmethod
    def read(cls, line: Mapping[str, str]) -> TableCard:
        """The card of one line of tables.csv."""
        return cls(
            line["source_id"],
            line["definition"],
            line["unit_as_printed"],
            read_factors(line["factor_to_base_unit"]),
        )

    def factor(self, unit: str) -> Decimal | None:
        """Base units in one printed unit, or None where the card does not say."""
        return self.factors.get(unit.casefold(), self.factors.get(""))


def check_header(ledger: Ledger, layout: TableLayout) -> bool:
    """Whether title and header stand as the layout says; E-LAY-01 where they do not."""
    rows = ledger.sheet.rows
    header = rows[layout.header_row - 1] if len(rows) >= layout.header_row else Row(1, 1, ())
    found = [cell.strip() for cell in header.cells]
    if [tidy_label(cell) for cell in found] != [tidy_label(name) for name in layout.headings]:
        found_text, expected_text = ", ".join(found) or "–", ", ".join(layout.headings)
        row = header
    else:
        row = rows[layout.title_row - 1]
        if tidy_label(layout.title_contains) in tidy_label(row.text):
            return True
        found_text, expected_text = row.text, f"… {layout.title_contains} …"
    ledger.find(
        "E-LAY-01",
        "refused",
        row,
        found=found_text,
        expected=expected_text,
        found_text=found_text,
        expected_text=expected_text,
    )
    return False


def read_table(
    intake: Intake,
    ledger: Ledger,
    layout: TableLayout,
    card: TableCard,
    corrections: Mapping[CellKey, Correction],
    source_ids: Collection[str],
) -> list[Observation]:
    """One observation a filled cell of a table whose header has been checked."""
    reader = _TableReader(intake, ledger, layout, card, corrections, source_ids)
    return reader.read(ledger.sheet)


@dataclass(frozen=True, slots=True)
class _Stub:
    """What the left-hand cells of a row say about its figures."""

    row: Row
    printed_place: str
    place: Place
    said: LabelledRow
    unit: str
    factor: Decimal
    edition: str
    preliminary_year: str
    note: str


class _TableReader:
    def __init__(
        self,
        intake: Intake,
        ledger: Ledger,
        layout: TableLayout,
        card: TableCard,
        corrections: Mapping[CellKey, Correction],
        source_ids: Collection[str],
    ) -> None:
        self._intake = intake
        self._ledger = ledger
        self._layout = layout
        self._card = card
        self._corrections = corrections
        self._source_ids = source_ids
        self._dashes = 0

    def read(self, sheet: Sheet) -> list[Observation]:
        loaded: list[Observation] = []
        for row in sheet.rows:
            if row.is_blank:
                self._ledger.skip(row, "blank")
            elif row.number <= self._layout.header_row:
                is_header = row.number == self._layout.header_row
                self._ledger.skip(row, "header" if is_header else "title")
            else:
                loaded += self._read_row(row)
        if self._dashes:
            self._ledger.find("N-DASH-01", "skipped", found=str(self._dashes), count=self._dashes)
        return loaded

    def _read_row(self, row: Row) -> list[Observation]:
        expected = len(self._layout.headings)
        if len(row.cells) != expected:
            self._refuse(
                row,
                "E-ROW-01",
                None,
                str(len(row.cells)),
                str(expected),
                found_count=len(row.cells),
                expected_count=expected,
            )
            return []
        first = self._layout.first_value_index
        cells = [(index, row.cells[index].strip()) for index in range(first, expected)]
        filled = [(i, text) for i, text in cells if text not in DASHES | NOT_AVAILABLE]
        self._ledger.count_blank(len(cells) - len(filled))
        self._dashes += sum(text in DASHES for _, text in cells)
        stub = self._read_stub(row)
        if stub is None:
            return []
        if not filled:
            self._ledger.skip(row, "blank")
            return []
        found = [self._read_cell(stub, index, text) for index, text in filled]
        loaded = [one for one in found if one is not None]
        self._ledger.load(row, len(loaded))
        return loaded

    def _read_stub(self, row: Row) -> _Stub | None:
        layout, label = self._layout, row.cells[0].strip()
        place = self._place(label)
        said = layout.find_row(label) if layout.labels == "row" else LabelledRow(label)
        if place is None:
            era = f"{layout.era} tỉnh/provinces"
            self._refuse(row, "E-GEO-01", 0, label, label=label, era=era)
            return None
        if said is None:
            self._refuse(row, "E-LBL-01", 0, label, label=label)
            return None
        attributes = {
            attribute.role: row.cells[1 + position].strip()
            for position, attribute in enumerate(layout.attribute)
        }
        unit = attributes.get("unit", self._card.unit_as_printed)
        factor = self._card.factor(unit)
        if factor is None:
            indicator = said.indicator or layout.indicator
            self._refuse(
                row,
                "E-UNIT-01",
                1,
                unit,
                ", ".join(self._card.factors),
                value=unit,
                indicator=indicator,
                unit=", ".join(self._card.factors),
            )
            return None
        number = attributes.get("table_number", "")
        return _Stub(
            row,
            label if layout.labels == "place" else catalog.place_name(place.code, place.era).vi,
            place,
            said,
            unit,
            factor,
            attributes.get("edition", layout.edition),
            attributes.get("preliminary_year", ""),
            f"table {number}" if number else "",
        )

    def _place(self, label: str) -> Place | None:
        layout = self._layout
        if layout.labels == "place":
            return find_place(label, layout.era)
        if layout.place_code == catalog.NATION_CODE:
            return NATION
        return Place("province", layout.place_code, layout.era)

    def _read_cell(self, stub: _Stub, index: int, text: str) -> Observation | None:
        row, column = stub.row, self._layout.column[index - self._layout.first_value_index]
        printed = read_printed(text, self._layout.numbers)
        if printed is None:
            self._refuse_cell(row, index, "E-NUM-01", text, value=text)
            return None
        correction = self._matching_correction(row, index, text)
        value = printed if correction is None else read_plain(correction.corrected)
        if correction is not None and value is None:
            self._refuse_cell(row, index, "E-COR-03", text, value=correction.corrected)
        if value is None:
            return None
        observation = self._observe(stub, index, column, text, value, printed, correction)
        findings = check_observation(observation, self._source_ids)
        self._intake.findings += findings
        refused = [finding.code for finding in findings if finding.action == "quarantined"]
        if refused:
            self._ledger.quarantine(row, refused[0], column.heading, text)
            return None
        return observation

    def _matching_correction(self, row: Row, index: int, text: str) -> Correction | None:
        correction = self._corrections.get((self._layout.file, row.number, index))
        if correction is None:
            return None
        heading = self._layout.headings[index]
        if text != correction.printed:
            self._ledger.find(
                "E-COR-01",
                "refused",
                row,
                index,
                heading,
                found=text,
                expected=correction.printed,
                printed=correction.printed,
                now=text,
            )
            return None
        self._ledger.find(
            "N-COR-01",
            "corrected",
            row,
            index,
            heading,
            found=text,
            expected=correction.corrected,
            printed=correction.printed,
            corrected=correction.corrected,
            reason=catalog.Text(
                translated(correction.reason, "vi"), translated(correction.reason, "en")
            ),
        )
        return correction

    def _observe(
        self,
        stub: _Stub,
        index: int,
        column: ValueColumn,
        text: str,
        value: Decimal,
        printed: Decimal,
        correction: Correction | None,
    ) -> Observation:
        layout, said, row = self._layout, stub.said, stub.row
        indicator = column.indicator or said.indicator or layout.indicator
        factor = self._card.factor(column.unit) if column.unit else None
        factor = stub.factor if factor is None else factor
        period_type = said.period_type or layout.period_type
        period = f"{column.year}-12-31" if period_type == "year_end" else str(column.year)
        dated = read_period(period, period_type, indicator)
        is_preliminary = stub.preliminary_year == str(column.year)
        status = "preliminary" if is_preliminary else column.status
        entry = catalog.INDICATORS.get(indicator)
        return Observation(
            obs_id=f"t-{layout.id}-r{row.number}-c{index + 1}",
            indicator=indicator,
            definition=column.definition or said.definition or self._card.definition,
            sector=column.sector or said.sector or layout.sector,
            breakdown_kind="none" if said.breakdown == "all" else "labour_size",
            breakdown=said.breakdown,
            geo_level=stub.place.level,
            geo_code=stub.place.code,
            geo_era=stub.place.era,
            geo_as_printed=stub.printed_place,
            year=column.year,
            period=period,
            period_type=period_type,
            as_of=dated[1] if dated else None,
            value=float(value * factor),
            unit=entry.unit if entry else "",
            value_as_printed=text,
            unit_as_printed=column.unit or stub.unit,
            qualifier=_QUALIFIER[status],
            status=status,
            source_id=self._card.source_id,
            edition=stub.edition,
            file=layout.file,
            row=row.line,
            column=column.heading,
            cell=row.address(index),
            is_corrected=correction is not None,
            printed_value=float(printed * factor) if correction else None,
            correction_reason=correction.reason if correction else "",
            note=stub.note,
        )

    def _refuse(
        self,
        row: Row,
        code: str,
        index: int | None,
        found: str,
        expected: str = "",
        **values: str | int,
    ) -> None:
        column = "" if index is None else self._layout.headings[index]
        self._ledger.find(
            code, "quarantined", row, index, column, found=found, expected=expected, **values
        )
        self._ledger.quarantine(row, code)

    def _refuse_cell(self, row: Row, index: int, code: str, text: str, **values: str) -> None:
        heading = self._layout.headings[index]
        self._ledger.find(code, "quarantined", row, index, heading, text, "", **values)
        self._ledger.quarantine(row, code, heading, text)
