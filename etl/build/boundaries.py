"""Province outlines for drawing: simplified once, so that the two eras share every border.

The source is a coverage of the 63 provinces (`data/reference/province_63.geojson`); the 34 are
unions of the simplified 63. The islets of Hoàng Sa and Trường Sa are too small to be polygons at
the scale of the country; they are points of `core.island`, which every map draws.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, shape

from coopstats import catalog
from etl.paths import REFERENCE_DIR

DECIMALS = 3
# Square root of the area, in degrees, of the bends that are cut: about 1 px on a map 900 px high.
TOLERANCE = 0.018
ISLAND_TOLERANCE = 0.006
# Detached parts smaller than this (square degrees) do not show on a map 900 px high.
SMALLEST_SHOWN = 0.0007
CLEAR_OF_LAND = 0.05
# West of this meridian lie the mainland and the coastal islands.
ARCHIPELAGOS_EAST_OF = 110.5

# Small islands that people look for: kept whatever their size.
KEPT_ISLANDS: dict[str, tuple[float, float]] = {
    "Cô Tô": (107.76, 20.98),
    "Bạch Long Vĩ": (107.74, 20.13),
    "Cát Bà": (107.0, 20.8),
    "Cồn Cỏ": (107.34, 17.16),
    "Cù Lao Chàm": (108.52, 15.95),
    "Lý Sơn": (109.12, 15.38),
    "Phú Quý": (108.95, 10.53),
    "Côn Đảo": (106.61, 8.71),
    "Thổ Chu": (103.47, 9.3),
    "Nam Du": (104.36, 9.68),
    "Phú Quốc": (104.0, 10.27),
}


@dataclass(frozen=True, slots=True)
class Ring:
    """One closed outer ring of a province, clockwise, degrees."""

    geo_era: catalog.Era
    geo_code: str
    ring: int
    lon: list[float]
    lat: list[float]


@dataclass(frozen=True, slots=True)
class Island:
    """One schematic island or label of the two archipelagos, degrees."""

    archipelago: str
    kind: str
    name_vi: str
    name_en: str
    code_63: str
    code_34: str
    lon: float
    lat: float


def _polygons(geometry: shapely.Geometry) -> list[Polygon]:
    if isinstance(geometry, Polygon):
        return [geometry]
    if isinstance(geometry, MultiPolygon):
        return list(geometry.geoms)
    raise ValueError(f"an outline is a {type(geometry).__name__}, expected polygons")


def _rounded(geometry: shapely.Geometry) -> shapely.Geometry:
    # Rounding before simplifying: the simplifier keeps a subset of the vertices it is given, so
    # what it returns is as gapless as what went in.
    return shapely.transform(geometry, lambda xy: np.round(xy, DECIMALS))


def read_outlines(path: Path) -> dict[str, shapely.Geometry]:
    """The outlines of a GeoJSON file as delivered, by province code."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {feature["id"]: shape(feature["geometry"]) for feature in features}


def _mainland(outline: shapely.Geometry) -> Polygon:
    return max(_polygons(outline), key=lambda part: part.area)


def _is_shown(part: Polygon) -> bool:
    if part.centroid.x > ARCHIPELAGOS_EAST_OF:
        return False
    if part.area >= SMALLEST_SHOWN:
        return True
    return any(part.distance(Point(at)) < 0.05 for at in KEPT_ISLANDS.values())


def simplify_63(outlines: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    """The 63 outlines for drawing, by code: gapless between neighbours, never empty."""
    land: list[Polygon] = []
    islands: list[Polygon] = []
    land_codes: list[str] = []
    island_codes: list[str] = []
    mainland = shapely.union_all([_mainland(outline) for outline in outlines.values()])
    for code, outline in outlines.items():
        parts = sorted(_polygons(_rounded(outline)), key=lambda part: -part.area)
        for part in parts[:1] + [part for part in parts[1:] if _is_shown(part)]:
            # Only what stands clear of the land may be simplified on its own: across a narrow
            # channel two outlines would cross.
            detached = part.distance(mainland) > CLEAR_OF_LAND
            (islands if detached else land).append(part)
            (island_codes if detached else land_codes).append(code)
    simple_land = cast(
        "Iterable[shapely.Geometry]",
        shapely.coverage_simplify(np.array(land, dtype=object), TOLERANCE),
    )
    parts_of: dict[str, list[Polygon]] = {code: [] for code in outlines}
    for code, part in zip(land_codes, simple_land, strict=True):
        parts_of[code].extend(_polygons(part))
    for code, island in zip(island_codes, islands, strict=True):
        simple = shapely.simplify(island, ISLAND_TOLERANCE, preserve_topology=True)
        parts_of[code].extend(_polygons(simple))
    return {
        code: parts[0] if len(parts) == 1 else MultiPolygon(parts)
        for code, parts in parts_of.items()
    }


def unite_34(simple_63: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    """The 34 outlines, by code: unions of the simplified 63 of which each is made."""
    return {
        province.code: shapely.coverage_union_all([simple_63[code] for code in province.parts])
        for province in catalog.provinces_of("34")
    }


def _rings(era: catalog.Era, outlines: dict[str, shapely.Geometry]) -> list[Ring]:
    found: list[Ring] = []
    for code, outline in sorted(outlines.items()):
        largest_first = sorted(_polygons(outline), key=lambda part: -part.area)
        for number, part in enumerate(largest_first):
            if part.interiors:
                raise ValueError(f"the outline of {code} ({era}) has a hole")
            clockwise = shapely.orient_polygons(part, exterior_cw=True)
            xy = np.round(shapely.get_coordinates(clockwise), DECIMALS)
            found.append(Ring(era, code, number, xy[:, 0].tolist(), xy[:, 1].tolist()))
    return found


def province_rings(reference: Path = REFERENCE_DIR) -> list[Ring]:
    """Rings of all provinces of both eras for drawing, one row per era, province and ring.

    Raises ValueError where a province is missing, has a hole or is not a polygon.
    """
    outlines = read_outlines(reference / "province_63.geojson")
    expected = {province.code for province in catalog.provinces_of("63")}
    if set(outlines) != expected:
        raise ValueError(f"province outlines differ from the catalog: {set(outlines) ^ expected}")
    simple = simplify_63(outlines)
    return _rings("63", simple) + _rings("34", unite_34(simple))


def islands(reference: Path = REFERENCE_DIR) -> list[Island]:
    """Islands and labels of Hoàng Sa and Trường Sa, one row per point."""
    features: list[dict[str, Any]] = json.loads(
        (reference / "islands.geojson").read_text(encoding="utf-8")
    )["features"]
    found: list[Island] = []
    for feature in features:
        about, (lon, lat) = feature["properties"], feature["geometry"]["coordinates"]
        found.append(
            Island(
                about["archipelago"],
                about["kind"],
                about["name_vi"],
                about["name_en"],
                about["code_63"],
                about["code_34"],
                float(lon),
                float(lat),
            )
        )
    return found
