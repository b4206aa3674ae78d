"""Outlines for drawing: light, complete, without gaps, and the same in both eras."""

from __future__ import annotations

import json

import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon

from coopstats import catalog
from etl.build.boundaries import (
    KEPT_ISLANDS,
    Ring,
    islands,
    province_rings,
    read_outlines,
    simplify_63,
    unite_34,
)
from etl.paths import REFERENCE_DIR

LIGHTEST: dict[catalog.Era, int] = {"63": 60_000, "34": 45_000}


@pytest.fixture(scope="module")
def rings() -> list[Ring]:
    return province_rings()


@pytest.fixture(scope="module")
def source() -> dict[str, shapely.Geometry]:
    return read_outlines(REFERENCE_DIR / "province_63.geojson")


def outlines(rings: list[Ring], era: str) -> dict[str, MultiPolygon]:
    parts: dict[str, list[Polygon]] = {}
    for ring in rings:
        if ring.geo_era == era:
            polygon = Polygon(zip(ring.lon, ring.lat, strict=True))
            parts.setdefault(ring.geo_code, []).append(polygon)
    return {code: MultiPolygon(polygons) for code, polygons in parts.items()}


@pytest.mark.parametrize("era", catalog.ERAS)
def test_every_province_has_an_outline(rings: list[Ring], era: catalog.Era):
    assert set(outlines(rings, era)) == {p.code for p in catalog.provinces_of(era)}


@pytest.mark.parametrize("era", catalog.ERAS)
def test_outlines_are_sound_and_share_their_borders(rings: list[Ring], era: catalog.Era):
    drawn = list(outlines(rings, era).values())
    assert [shapely.is_valid_reason(outline) for outline in drawn if not outline.is_valid] == []
    assert shapely.coverage_is_valid(drawn)


@pytest.mark.parametrize("era", catalog.ERAS)
def test_outlines_are_light_enough_to_send(rings: list[Ring], era: catalog.Era):
    sent = [[ring.geo_code, ring.lon, ring.lat] for ring in rings if ring.geo_era == era]
    assert len(json.dumps(sent, separators=(",", ":"))) <= LIGHTEST[era]


def test_areas_stay_within_two_percent(rings: list[Ring], source: dict[str, shapely.Geometry]):
    drawn = outlines(rings, "63")
    far = {
        code: drawn[code].area / outline.area - 1
        for code, outline in source.items()
        if abs(drawn[code].area / outline.area - 1) > 0.02
    }
    assert far == {}


def test_the_eras_cover_the_same_land(rings: list[Ring]):
    old = shapely.union_all(list(outlines(rings, "63").values()))
    new = shapely.union_all(list(outlines(rings, "34").values()))
    assert shapely.symmetric_difference(old, new).area < 1e-6


def test_borders_of_the_34_are_borders_of_the_63(source: dict[str, shapely.Geometry]):
    simple = simplify_63(source)
    for code, outline in unite_34(simple).items():
        parts = [simple[part] for part in catalog.provinces()["34", code].parts]
        borders = shapely.union_all([part.boundary for part in parts])
        assert borders.buffer(1e-9).covers(outline.boundary)


@pytest.mark.parametrize("island", sorted(KEPT_ISLANDS))
@pytest.mark.parametrize("era", catalog.ERAS)
def test_small_islands_people_look_for_are_drawn(rings: list[Ring], era: catalog.Era, island: str):
    at = Point(KEPT_ISLANDS[island])
    assert min(outline.distance(at) for outline in outlines(rings, era).values()) < 0.05


def test_rings_are_closed_and_clockwise(rings: list[Ring]):
    for ring in rings:
        assert (ring.lon[0], ring.lat[0]) == (ring.lon[-1], ring.lat[-1])
        assert not Polygon(zip(ring.lon, ring.lat, strict=True)).exterior.is_ccw


def test_both_archipelagos_are_points_of_their_provinces():
    found = islands()
    owners = {(i.archipelago, i.code_63, i.code_34) for i in found}
    assert owners == {("hoang_sa", "48", "48"), ("truong_sa", "56", "56")}
    assert sum(i.kind == "label" for i in found) == 2
    assert {i.name_vi for i in found} >= {
        "Quần đảo Hoàng Sa (Đà Nẵng)", "Quần đảo Trường Sa (Khánh Hòa)", "Đảo Trường Sa",
    }  # fmt: skip


def test_a_missing_province_is_refused(tmp_path, source: dict[str, shapely.Geometry]):
    whole = json.loads((REFERENCE_DIR / "province_63.geojson").read_text(encoding="utf-8"))
    whole["features"] = [f for f in whole["features"] if f["id"] != "48"]
    (tmp_path / "province_63.geojson").write_text(json.dumps(whole), encoding="utf-8")
    assert "48" in source
    with pytest.raises(ValueError, match="48"):
        province_rings(tmp_path)
