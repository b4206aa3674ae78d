"""Exhibits made by hand for the tests of files."""

from __future__ import annotations

from coopstats.charts.exhibit import Column, Exhibit, Table

NASTY = (
    '=HYPERLINK("http://x.example","Hà Nội")',
    "+84 24 3825 0000",
    "-1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "<img src=x onerror=alert(1)>",
    "[link](http://x.example)",
    'Hợp tác xã "Đoàn Kết"; thôn 3, xã 4',
)

COLUMNS = (
    Column("Tên", "left", "text"),
    Column("Năm", "right", "year"),
    Column("Số hợp tác xã", "right", "integer"),
    Column("Doanh thu (tỷ đồng)", "right", "decimal"),
    Column("Tỷ trọng", "right", "percent"),
)


def made(*rows: tuple[str | int | float | None, ...], **more: object) -> Exhibit:
    """A chart's exhibit with the columns above and the rows given."""
    fields: dict[str, object] = {
        "id": "made", "kind": "chart", "title": "Doanh thu – cả nước, 2022",
        "subtitle": "Đơn vị: tỷ đồng", "coverage": "58/63 tỉnh có số liệu",
        "source": "Nguồn: Tổng cục Thống kê", "caveats": ("Số in khác nhau.",),
        "table": Table(COLUMNS, rows),
    }  # fmt: skip
    return Exhibit(**{**fields, **more})  # type: ignore[arg-type]
