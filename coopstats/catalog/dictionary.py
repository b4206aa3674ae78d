"""Writes `docs/data-dictionary.md` from the catalog: `python -m coopstats.catalog.dictionary`.

Nothing is said in the page that is not said in a catalog entry, in the first comment of a table's
`.sql` file, or in `schema.csv` and `columns.csv` beside this file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from coopstats.catalog.caveats import CAVEATS
from coopstats.catalog.definitions import DEFINITIONS
from coopstats.catalog.indicator_entry import NATIONAL_PREFERENCE
from coopstats.catalog.indicators import INDICATORS
from coopstats.catalog.model import AsPublished, Era, Indicator, Ratio, Sector, Text
from coopstats.catalog.places import (
    AMBIGUOUS_CODES,
    ERAS,
    FORMER_PROVINCES,
    provinces,
    regions_of,
)
from coopstats.catalog.publishers import publishers
from coopstats.catalog.sectors import SECTORS
from coopstats.catalog.units import UNITS

_HERE = Path(__file__).resolve().parent
_REPOSITORY = _HERE.parents[1]
SQL_DIR = _REPOSITORY / "etl" / "build" / "sql"
DICTIONARY_FILE = _REPOSITORY / "docs" / "data-dictionary.md"

_INTRODUCTION = (
    "Trang này do máy viết từ danh mục của chương trình (`coopstats/catalog`); muốn sửa thì sửa "
    "danh mục rồi chạy `make dictionary`.",
    "This page is written by machine from the catalog of the program (`coopstats/catalog`); to "
    "change it, change the catalog and run `make dictionary`.",
)
_THEMES = {
    "units": Text("Đơn vị kinh tế tập thể", "Collective-economy units"),
    "people": Text("Con người", "People"),
    "money": Text("Tiền", "Money"),
    "quality": Text("Chất lượng", "Quality"),
}
_NATURES = {
    "stock": Text("thời điểm", "stock: at a date"),
    "flow": Text("thời kỳ", "flow: over a period"),
    "average": Text("bình quân", "average"),
    "share": Text("tỷ trọng", "share"),
    "rate": Text("tốc độ", "rate of change"),
}
_UNIT_KINDS = {
    "count": Text("số đếm", "count"),
    "money": Text("tiền", "money"),
    "share": Text("phần của một: 0,123 = 12,3 %", "part of one: 0.123 = 12.3%"),
    "rate": Text("phần của một, có dấu", "part of one, signed"),
    "ratio": Text("bình quân", "ratio"),
}
_SECTOR_KINDS = {
    "total": Text("mọi ngành", "all sectors"),
    "parent": Text("nhóm ngành", "group of classes"),
    "alliance_class": Text("lớp của Liên minh HTX", "class of the Cooperative Alliance"),
    "chapter": Text("chương niên giám", "chapter of the yearbook"),
    "vsic": Text("ngành VSIC", "VSIC industry"),
}
_PUBLISHER_KINDS = {
    "statistics": Text("cơ quan thống kê", "statistics"),
    "government": Text("trung ương", "government"),
    "ministry": Text("bộ", "ministry"),
    "alliance": Text("liên minh hợp tác xã", "alliance"),
    "province": Text("cơ quan tỉnh", "province office"),
    "province_alliance": Text("liên minh cấp tỉnh", "province alliance"),
    "press": Text("báo chí", "press"),
    "academic": Text("nghiên cứu", "academic"),
    "simulation": Text("mô phỏng, không phải số công bố", "simulated, not published"),
}
_ERA_NAMES: dict[Era, Text] = {
    "63": Text("63 tỉnh, đến 30/6/2025", "63 provinces, until 30 June 2025"),
    "34": Text("34 tỉnh, từ 1/7/2025", "34 provinces, since 1 July 2025"),
}


def _both(text: Text) -> str:
    """Both languages on one line; once where they are the same."""
    return text.vi if text.vi == text.en else f"{text.vi} / {text.en}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(_cell(cell) for cell in row) + " |"
    yield ""


def _link(prefix: str, id_: str, words: str) -> str:
    return f"[{words}](#{prefix}{id_})"


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>'


def _rule(indicator: Indicator) -> str:
    """How figures of an indicator may be grouped, with the parts of a ratio."""
    rule = indicator.aggregation
    if isinstance(rule, AsPublished):
        return f"không gộp / never grouped: {_both(rule.reason)}"
    if isinstance(rule, Ratio):
        over, by = INDICATORS[rule.over], INDICATORS[rule.by]
        parts = "; ".join(
            f"{DEFINITIONS[part.definition].name.vi} = "
            f"`{rule.over}` ({DEFINITIONS[part.over_definition].name.vi}) : "
            f"`{rule.by}` ({DEFINITIONS[part.by_definition].name.vi})"
            for part in rule.parts
        )
        return (
            f"chia lại / recomputed: {_link('', over.id, _both(over.title))} : "
            f"{_link('', by.id, _both(by.title))} – {parts}"
        )
    return "cộng được / adds up"


def _indicator(indicator: Indicator) -> Iterator[str]:
    yield _anchor(indicator.id)
    yield f"#### {_both(indicator.title)}"
    yield ""
    yield f"{indicator.description.vi} *{indicator.description.en}*"
    yield ""
    definitions = " › ".join(
        _link("d-", id_, _both(DEFINITIONS[id_].name)) for id_ in indicator.definitions
    )
    caveats = " ".join(_link("c-", id_, f"`{id_}`") for id_ in indicator.caveats)
    order = " › ".join(publishers()[id_].short.vi for id_ in indicator.publishers)
    yield from _table(
        (f"`{indicator.id}`", ""),
        (
            ("đơn vị / unit", _link("u-", indicator.unit, _both(UNITS[indicator.unit].name))),
            ("tính chất / nature", _both(_NATURES[indicator.nature])),
            ("gộp / aggregation", _rule(indicator)),
            ("cách đếm / definitions", definitions),
            ("thứ tự cơ quan / publishers' order", f"{order} › …"),
            ("lưu ý / caveats", caveats or "–"),
        ),
    )


def _indicators() -> Iterator[str]:
    yield _anchor("indicators")
    yield "## Chỉ tiêu / Indicators"
    yield ""
    yield (
        "Cách đếm và cơ quan công bố đứng theo thứ tự ưu tiên. Số của hai cách đếm hay hai cơ quan "
        "không bao giờ được nối hay lấy trung bình. / Definitions and publishers stand in order of "
        "preference. Figures of two definitions or two publishers are never joined or averaged."
    )
    yield ""
    yield (
        "Ba quy tắc gộp: *cộng được* – cộng theo địa bàn và theo ngành không trùng nhau; *chia "
        "lại* – cộng tử số và mẫu số ở nơi có đủ cả hai rồi mới chia; *không gộp* – số bình quân, "
        "tỷ lệ in sẵn. / Three rules of aggregation: *adds up* over places and over sectors that "
        "do not overlap; *recomputed* from the sums of both parts where both are reported; *never "
        "grouped*: averages and shares that are printed without their parts."
    )
    yield ""
    for theme, title in _THEMES.items():
        own = [i for i in INDICATORS.values() if i.theme == theme]
        yield f"- {_both(title)}: " + " · ".join(_link("", i.id, i.short.vi) for i in own)
    yield ""
    for theme, title in _THEMES.items():
        yield _anchor(f"t-{theme}")
        yield f"### {_both(title)}"
        yield ""
        for indicator in INDICATORS.values():
            if indicator.theme == theme:
                yield from _indicator(indicator)


def _words() -> Iterator[str]:
    yield _anchor("units")
    yield "## Đơn vị / Units"
    yield ""
    yield (
        "Số được lưu ở đơn vị gốc này; tỷ đồng, triệu đồng và phần trăm chỉ có khi hiển thị. / "
        "Figures are stored in this base unit; billions, millions and per cent exist only in what "
        "is shown."
    )
    yield ""
    yield from _table(
        ("mã / id", "tiếng Việt", "English", "loại / kind"),
        (
            (f"{_anchor('u-' + u.id)}`{u.id}`", u.name.vi, u.name.en, _both(_UNIT_KINDS[u.kind]))
            for u in UNITS.values()
        ),
    )
    yield _anchor("definitions")
    yield "## Cách đếm / Definitions"
    yield ""
    yield from _table(
        ("mã / id", "tiếng Việt", "English", "nghĩa / meaning"),
        (
            (f"{_anchor('d-' + d.id)}`{d.id}`", d.name.vi, d.name.en, _both(d.description))
            for d in DEFINITIONS.values()
        ),
    )
    yield _anchor("caveats")
    yield "## Lưu ý / Caveats"
    yield ""
    yield from _table(
        ("mã / id", "tiếng Việt", "English"),
        ((f"{_anchor('c-' + c.id)}`{c.id}`", c.text.vi, c.text.en) for c in CAVEATS.values()),
    )


def _sector_parent(sector: Sector) -> str:
    return f"`{sector.parent}`" if sector.parent else "–"


def _sectors() -> Iterator[str]:
    yield _anchor("sectors")
    yield "## Ngành / Sectors"
    yield ""
    yield from _table(
        ("mã / id", "tiếng Việt", "English", "cộng vào / adds up to", "phân loại / kind"),
        (
            (f"`{s.id}`", s.name.vi, s.name.en, _sector_parent(s), _both(_SECTOR_KINDS[s.kind]))
            for s in SECTORS.values()
        ),
    )


def _province(era: Era, code: str) -> str:
    province = provinces()[era, code]
    if era == "63" or province.is_unchanged:
        return f"{province.name.vi} ({code})"
    parts = ", ".join(provinces()["63", part].name.vi for part in province.parts)
    return f"**{province.name.vi}** ({code}: {parts})"


def _places() -> Iterator[str]:
    yield _anchor("places")
    yield "## Vùng và tỉnh / Regions and provinces"
    yield ""
    yield (
        "Một mã chỉ có nghĩa cùng với địa giới của nó. Tỉnh in đậm gồm các tỉnh cũ ghi sau mã. / "
        "A code means something only with its era. A province in bold is made of the former ones "
        "named after its code."
    )
    yield ""
    for era in ERAS:
        yield f"### {_both(_ERA_NAMES[era])}"
        yield ""
        yield from _table(
            ("mã vùng / region id", "vùng / region", "tỉnh (mã) / provinces (code)"),
            (
                (f"`{r.id}`", _both(r.name), ", ".join(_province(era, c) for c in r.codes))
                for r in regions_of(era)
            ),
        )
    yield "### Mã đổi nghĩa / Codes that changed their meaning"
    yield ""
    yield from _table(
        ("mã / code", "63", "34"),
        (
            (code, provinces()["63", code].name.vi, provinces()["34", code].name.vi)
            for code in sorted(AMBIGUOUS_CODES)
        ),
    )
    yield "### Tỉnh trước 2008 / Provinces printed before 2008"
    yield ""
    yield from _table(
        ("mã / id", "tên / name", "nay nằm trong / now within (63)"),
        (
            (f"`{id_}`", _both(name), ", ".join(provinces()["63", c].name.vi for c in codes))
            for id_, (name, codes) in FORMER_PROVINCES.items()
        ),
    )


def _publishers() -> Iterator[str]:
    yield _anchor("publishers")
    yield "## Cơ quan công bố / Publishers"
    yield ""
    first = " › ".join(publishers()[id_].short.vi for id_ in NATIONAL_PREFERENCE)
    yield (
        f"Thứ tự chung / house order: {first}, rồi theo hạng dưới đây (nhỏ trước) / then by the "
        "rank below (lower first)."
    )
    yield ""
    yield from _table(
        ("hạng / rank", "mã / id", "tiếng Việt", "English", "loại / kind"),
        (
            (str(p.rank), f"`{p.id}`", p.name.vi, p.name.en, _both(_PUBLISHER_KINDS[p.kind]))
            for p in sorted(publishers().values(), key=lambda p: p.rank)
        ),
    )


@cache
def schema() -> dict[str, tuple[tuple[str, str], ...]]:
    """Columns and types of each table of the published database, by `schema.table`, in order."""
    with (_HERE / "schema.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["table"], row["column"], row["type"]) for row in csv.DictReader(file)]
    return {
        table: tuple((column, kind) for _, column, kind in own)
        for table, own in groupby(rows, key=lambda row: row[0])
    }


@cache
def columns() -> dict[str, Text]:
    """What a column means, by name: the same name means the same in every table."""
    with (_HERE / "columns.csv").open(encoding="utf-8", newline="") as file:
        return {row["column"]: Text(row["vi"], row["en"]) for row in csv.DictReader(file)}


def grain(table: str) -> str:
    """The first comment of a table's `.sql` file: what one row is."""
    lines: list[str] = []
    path = SQL_DIR.joinpath(*table.split(".")).with_suffix(".sql")
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def _tables() -> Iterator[str]:
    yield _anchor("tables")
    yield "## Bảng của cơ sở dữ liệu / Tables of the database"
    yield ""
    yield (
        "`core` giữ số như đã in, mỗi số một dòng; `marts` là bảng mà các trang hỏi. / "
        "`core` keeps figures as printed, one a row; `marts` are the tables that pages ask."
    )
    yield ""
    yield (
        "`ENUM` là chữ trong một danh sách kín, đọc và so sánh như chữ. / "
        "`ENUM` is a text of a closed list, read and compared as a text."
    )
    yield ""
    yield " · ".join(_link("", table, f"`{table}`") for table in schema())
    yield ""
    for table, own in schema().items():
        yield _anchor(table)
        yield f"### `{table}`"
        yield ""
        yield grain(table)
        yield ""
        yield from _table(
            ("cột / column", "kiểu / type", "nghĩa / meaning"),
            ((f"`{name}`", kind, _both(columns()[name])) for name, kind in own),
        )


def dictionary() -> str:
    """The whole page, in Markdown."""
    lines: list[str] = ["# Từ điển dữ liệu / Data dictionary", ""]
    for paragraph in _INTRODUCTION:
        lines += [paragraph, ""]
    lines += [
        "[Chỉ tiêu / Indicators](#indicators) · [Đơn vị / Units](#units) · "
        "[Cách đếm / Definitions](#definitions) · [Lưu ý / Caveats](#caveats) · "
        "[Ngành / Sectors](#sectors) · [Vùng, tỉnh / Places](#places) · "
        "[Cơ quan công bố / Publishers](#publishers) · [Bảng / Tables](#tables)",
        "",
    ]
    for part in (_indicators, _words, _sectors, _places, _publishers, _tables):
        lines += part()
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Write the page into `docs/`."""
    DICTIONARY_FILE.write_text(dictionary(), encoding="utf-8")


if __name__ == "__main__":
    main()
