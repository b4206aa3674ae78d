"""Places: provinces of both eras, their regions, and the eras themselves.

Read once from `data/reference/`. A code is never used without its era: 15, 24, 44, 52, 80, 82 and
91 mean different places in the two.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from coopstats.catalog.model import Era, Province, Region, Text

REFERENCE_DIR = Path(__file__).resolve().parents[2] / "data" / "reference"
REGIONS_FILE = Path(__file__).resolve().parents[2] / "data" / "published" / "regions.csv"

NATION_CODE = "VN"
NATION = Text("Cả nước", "Viet Nam")
ERAS: tuple[Era, ...] = ("63", "34")
AMBIGUOUS_CODES = frozenset({"15", "24", "44", "52", "80", "82", "91"})

# Provinces printed before 2008 that are codes of neither era: id -> codes of the 63 that hold them.
FORMER_PROVINCES: dict[str, tuple[Text, tuple[str, ...]]] = {
    "ha_tay": (Text("Hà Tây", "Ha Tay"), ("01",)),
    "lai_chau_old": (
        Text("Lai Châu cũ (Điện Biên + Lai Châu)", "Former Lai Chau (Dien Bien + Lai Chau)"),
        ("11", "12"),
    ),
    "dak_lak_old": (
        Text("Đắk Lắk cũ (Đắk Lắk + Đắk Nông)", "Former Dak Lak (Dak Lak + Dak Nong)"),
        ("66", "67"),
    ),
    "can_tho_old": (
        Text("Cần Thơ cũ (Cần Thơ + Hậu Giang)", "Former Can Tho (Can Tho + Hau Giang)"),
        ("92", "93"),
    ),
}


def fold(name: str) -> str:
    """Letters only for matching: no accents, Đ and Ð as d, lower case, single spaces."""
    plain = unicodedata.normalize("NFKD", name).replace("đ", "d").replace("Đ", "D")
    plain = plain.replace("\u00d0", "D").replace("\u00f0", "d").replace("\u00a0", " ")
    letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


@cache
def regions() -> dict[tuple[Era, str], Region]:
    """Regions of both eras by (era, region id)."""
    found: dict[tuple[Era, str], Region] = {}
    with REGIONS_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            era: Era = "63" if row["geo_era"] == "63" else "34"
            found[era, row["region_id"]] = Region(
                row["region_id"],
                era,
                Text(row["region_vi"], row["region_en"]),
                tuple(row["province_codes"].split("+")),
            )
    return found


@cache
def provinces() -> dict[tuple[Era, str], Province]:
    """Provinces of both eras by (era, code), in the order of their codes."""
    region_of = {(r.era, code): r.id for r in regions().values() for code in r.codes}
    found: dict[tuple[Era, str], Province] = {}
    with (REFERENCE_DIR / "provinces.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["code_63"]
            found["63", code] = Province(
                code,
                "63",
                Text(row["name_vi"], row["name_en"]),
                region_of["63", code],
                (code,),
                row["code_34"],
                tuple(a for a in row["aliases"].split("|") if a),
            )
    with (REFERENCE_DIR / "provinces_34.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["code"]
            parts = tuple(row["members_63"].split("+"))
            found["34", code] = Province(
                code,
                "34",
                Text(row["name_vi"], row["name_en"]),
                region_of["34", code],
                parts,
                code,
                _aliases_34(row["name_vi"], [found["63", part] for part in parts]),
            )
    return found


def _aliases_34(name: str, parts: Sequence[Province]) -> tuple[str, ...]:
    """Spellings of a province of the 34: those of the former one that bore its name; where the
    territory did not change, the former name as well."""
    found: list[str] = []
    for part in parts:
        if part.name.vi == name or len(parts) == 1:
            found += [part.name.vi, part.name.en, *part.aliases]
    return tuple(found)


def provinces_of(era: Era) -> list[Province]:
    """The provinces of one era, by code."""
    return [province for (of, _), province in provinces().items() if of == era]


def regions_of(era: Era) -> list[Region]:
    """The regions of one era, north to south."""
    return [region for (of, _), region in regions().items() if of == era]


def place_name(code: str, era: str) -> Text:
    """The name of a nation, region, province or former province."""
    if code == NATION_CODE:
        return NATION
    if code in FORMER_PROVINCES:
        return FORMER_PROVINCES[code][0]
    key: tuple[Era, str] = ("34" if era == "34" else "63", code)
    if key in regions():
        return regions()[key].name
    return provinces()[key].name


@cache
def _names(era: Era) -> dict[str, str]:
    names: dict[str, str] = {}
    for province in provinces_of(era):
        for name in (province.name.vi, province.name.en, *province.aliases):
            names.setdefault(fold(name), province.code)
    return names


def find_province(name: str, era: Era) -> str | None:
    """The code of a province of `era` by any of its spellings, or None."""
    folded = fold(name)
    found = _names(era).get(folded)
    if found is None:
        for prefix in ("tinh ", "thanh pho ", "tp ", "t p "):
            if folded.startswith(prefix):
                found = _names(era).get(folded.removeprefix(prefix))
    return found


def find_region(name: str, era: Era) -> str | None:
    """The id of a region of `era` by its name in either language, or None."""
    folded = fold(name)
    for region in regions_of(era):
        if folded in (fold(region.name.vi), fold(region.name.en), fold(region.id)):
            return region.id
    return None
