"""`register.json` beside the files of a register: who sent it, and whether it is simulated."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, cast

from coopstats import catalog
from coopstats.catalog import Text

MANIFEST_FILE = "register.json"
SIMULATION = "simulation"


class ManifestError(ValueError):
    """The manifest is missing or does not say what it must: `reason`."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


_IS_MISSING = Text("không có tệp này trong thư mục", "the folder does not hold it")
_IS_UNREADABLE = Text("không mở được tệp", "it cannot be opened")
_IS_NO_JSON = Text("nội dung không phải JSON", "its content is not JSON")


def _other_keys(said: Any) -> Text:
    """What a manifest lacks of its keys, and what it has beyond them."""
    if not isinstance(said, dict):
        return _IS_NO_JSON
    names = [one.name for one in fields(Manifest)]
    lacks = ", ".join(name for name in names if name not in said)
    more = ", ".join(str(name) for name in cast(dict[str, Any], said) if name not in names)
    vi = [f"thiếu {lacks}"] * bool(lacks) + [f"thừa {more}"] * bool(more)
    en = [f"it lacks {lacks}"] * bool(lacks) + [f"it must not have {more}"] * bool(more)
    return Text("; ".join(vi), "; ".join(en))


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
    except FileNotFoundError:
        raise ManifestError(_IS_MISSING) from None
    except OSError:
        raise ManifestError(_IS_UNREADABLE) from None
    except ValueError:
        raise ManifestError(_IS_NO_JSON) from None
    try:
        manifest = Manifest(**said)
    except TypeError:
        raise ManifestError(_other_keys(said)) from None
    if manifest.publisher_id not in catalog.publishers():
        one = manifest.publisher_id
        raise ManifestError(
            Text(
                f"không có cơ quan “{one}” trong danh mục",
                f"“{one}” is no publisher of the catalog",
            )
        )
    if manifest.is_simulated != (manifest.publisher_id == SIMULATION):
        raise ManifestError(
            Text(
                "is_simulated không khớp với cơ quan gửi: chỉ sổ mô phỏng mới là true",
                "is_simulated disagrees with the sender: it is true of a simulated register only",
            )
        )
    if "+" in manifest.source_id or not manifest.source_id:
        raise ManifestError(
            Text("source_id trống hoặc có dấu “+”", "source_id is empty or has a “+” in it")
        )
    return manifest
