"""Writes `docs/register.md` from the schema, the size classes, the messages and the SQL.

`python -m etl.register.dictionary` writes it; a test fails while the page is not the one written.
"""

from __future__ import annotations

import re
from pathlib import Path

from coopstats import catalog
from coopstats.catalog.counted import in_number
from etl.paths import REPOSITORY
from etl.register.add.messages import OF_ADDING
from etl.register.build import CORE, COUNTS, REGISTER_MARTS
from etl.register.closed_lists import AS_WRITTEN
from etl.register.messages import REGISTER_MESSAGES
from etl.register.schema import RECORD_TITLE, RECORDS, TYPE_NAME
from etl.register.size_classes import size_class_rows
from etl.register.statements import SQL
from etl.simulate import anchors

PAGE = REPOSITORY / "docs" / "register.md"
_TEXT = Path(__file__).with_name("dictionary.md")


def _grain(room: str, name: str) -> str:
    """The first comment of a table's SQL, as one line."""
    lines: list[str] = []
    for line in (SQL / room / f"{name}.sql").read_text(encoding="utf-8").splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def _columns(name: str) -> str:
    """The columns of a core table, from its SQL."""
    sql = (SQL / "core" / f"{name}.sql").read_text(encoding="utf-8")
    inside = sql[sql.index("(", sql.index("CREATE TABLE")) + 1 : sql.index(");")]
    found = re.findall(r"^\s*(\w+) (?:[A-Z]|core\.)", inside.replace(", ", ",\n"), re.MULTILINE)
    return ", ".join(f"`{column}`" for column in found if column not in ("PRIMARY", AS_WRITTEN))


def _schema_lines() -> list[str]:
    lines: list[str] = []
    for record, fields in RECORDS.items():
        title = RECORD_TITLE[record]
        lines += [
            f"### `{record}`: {title.vi} / {title.en}",
            "",
            "| cột / column | kiểu / type | tiếng Việt | English | giá trị / values |",
            "|---|---|---|---|---|",
        ]
        for field in fields:
            unit = f", {catalog.UNITS[field.unit].name.vi}" if field.unit else ""
            kind = (
                f"{TYPE_NAME[field.type].vi}{unit}{' **(bắt buộc)**' if field.is_required else ''}"
            )
            values = ", ".join(f"`{choice.value}` {choice.name.vi}" for choice in field.choices)
            part = f"phần của / part of `{field.part_of}`" if field.part_of else ""
            lines.append(
                f"| `{field.name}` | {kind} | {field.title.vi}: {field.description.vi} "
                f"| {field.title.en}: {field.description.en} | {values or part} |"
            )
        lines.append("")
    return lines


def _size_lines() -> list[str]:
    lines = [
        "| scheme | lĩnh vực / sector | loại / class | thành viên ≥ / members | doanh thu ≥ / revenue "
        "| tổng tài sản ≥ / assets | đủ / complete | nguồn / source |",
        "|---|---|---|---:|---:|---:|---|---|",
    ]
    for row in size_class_rows():
        money = [
            "" if row[name] is None else f"{row[name]:,}"
            for name in ("min_revenue_vnd", "min_assets_vnd")
        ]
        whole = "✓" if row["is_complete"] else "chưa biết các loại khác / others not known"
        lines.append(
            f"| `{row['scheme']}` | `{row['sector_class']}` | `{row['size_class']}` "
            f"| {row['min_members']:,} | {money[0]} | {money[1]} | {whole} | {row['source']} |"
        )
    return lines


def _message_lines() -> list[str]:
    lines = ["| mã / code | tiếng Việt | English |", "|---|---|---|"]
    for code, message in sorted({**REGISTER_MESSAGES, **OF_ADDING}.items()):
        lines.append(f"| `{code}` | {message.vi} | {in_number(message.en, {})} |")
    return lines


def _table_lines() -> list[str]:
    lines = ["| bảng / table | một dòng là / one row is | cột / columns |", "|---|---|---|"]
    for name in CORE:
        lines.append(f"| `core.{name}` | {_grain('core', name)} | {_columns(name)} |")
    lines.append(f"| `core.reported_event` | {_grain('figures', 'reported_event')} | |")
    for name in COUNTS:
        lines.append(f"| `counts.{name}` | {_grain('counts', name)} | |")
    for name in REGISTER_MARTS:
        lines.append(f"| `marts.{name}` | {_grain('marts', name)} | |")
    lines.append(f"| `meta.calibration` | {_grain('meta', 'calibration')} | |")
    return lines


def _assumption_lines() -> list[str]:
    return [
        f"- đang hoạt động / operating: {anchors.OPERATING_SHARE:.0%}; tạm ngừng / suspended: "
        f"{anchors.SUSPENDED_SHARE:.0%}; tỷ lệ giải thể ít nhất / least death rate: "
        f"{anchors.LEAST_DEATH_RATE:.1%}",
        f"- công nghệ số / digital: {anchors.DIGITAL_SHARE}",
        f"- OCOP: {anchors.OCOP_SHARE}",
        f"- tốt, khá trước năm công bố / good or fair before it is published: "
        f"{anchors.GOOD_OR_FAIR_BEFORE}",
        f"- công nghệ cao, chuỗi giá trị / high technology, value chains: "
        f"{anchors.HIGH_TECH_BEFORE}, {anchors.VALUE_CHAIN_BEFORE}",
        f"- doanh thu theo lĩnh vực so với nhau / revenue by class, relative: "
        f"{anchors.REVENUE_BY_CLASS}",
        f"- thành viên theo lĩnh vực / members by class: {anchors.MEMBERS_BY_CLASS}",
    ]


def register_page() -> str:
    """The whole page."""
    parts = {
        "schema": _schema_lines(),
        "sizes": _size_lines(),
        "messages": _message_lines(),
        "tables": _table_lines(),
        "assumptions": _assumption_lines(),
    }
    text = _TEXT.read_text(encoding="utf-8")
    for name, lines in parts.items():
        text = text.replace(f"<!-- {name} -->", "\n".join(lines).strip())
    return text


if __name__ == "__main__":
    PAGE.write_text(register_page(), encoding="utf-8")
