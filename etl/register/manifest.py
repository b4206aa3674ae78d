"""`register.json` beside the files of a register: who sent it, and whether it is simulated."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from coopstats import catalog

MANIFEST_FILE = "register.json"
SIMULATION = "simulation"


class ManifestError(ValueError):
    """The manifest is missing or does not say what it must."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The sender of a register as a source: publisher of the catalog, title, date."""

    publisher_id: str
    source_id: str
    title_vi: str
    title_en: str
    published: str
    is_simulated: bool


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Writes the manifest into a register's folder."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST_FILE).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a register's folder.

    Raises ManifestError where it is missing, incomplete, names an unknown publisher, or calls
    simulated what is not from the simulation (or the other way round).
    """
    try:
        said: Any = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
        manifest = Manifest(**said)
    except (OSError, ValueError, TypeError) as error:
        raise ManifestError(type(error).__name__) from None
    if manifest.publisher_id not in catalog.publishers():
        raise ManifestError(manifest.publisher_id)
    if manifest.is_simulated != (manifest.publisher_id == SIMULATION):
        raise ManifestError("is_simulated")
    if "+" in manifest.source_id or not manifest.source_id:
        raise ManifestError("source_id")
    return manifest
