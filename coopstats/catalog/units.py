"""Base units. A stored value is always in one of these."""

from __future__ import annotations

from coopstats.catalog.model import Text, Unit

UNITS: dict[str, Unit] = {
    unit.id: unit
    for unit in (
        Unit("cooperatives", Text("hợp tác xã", "cooperatives"), "count", "cooperative"),
        Unit("groups", Text("tổ hợp tác", "cooperative groups"), "count", "cooperative group"),
        Unit(
            "unions",
            Text("liên hiệp hợp tác xã", "cooperative unions"),
            "count",
            "cooperative union",
        ),
        Unit("persons", Text("người", "persons"), "count", "person"),
        Unit("vnd", Text("đồng", "VND"), "money"),
        Unit("vnd_per_cooperative", Text("đồng/HTX", "VND per cooperative"), "money"),
        Unit("vnd_per_worker", Text("đồng/người/năm", "VND per worker a year"), "money"),
        Unit("vnd_per_member", Text("đồng/thành viên", "VND per member"), "money"),
        Unit(
            "persons_per_cooperative",
            Text("người/HTX", "persons per cooperative"),
            "ratio",
            "person per cooperative",
        ),
        Unit("share", Text("tỷ lệ", "share"), "share"),
        Unit("rate", Text("tốc độ tăng", "rate of change"), "rate"),
    )
}
