"""The pointer file `CURRENT`: which immutable version is in service, and how to know it is whole."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from coopstats.catalog import Text

REPOSITORY = Path(__file__).resolve().parents[2]


class WarehouseProblem(Exception):
    """The published database cannot be served. Carries a sentence for visitors, no path, no SQL."""

    def __init__(self, code: str, message: Text) -> None:
        super().__init__(f"{code}: {message.en}")
        self.code = code
        self.message = message


NOT_BUILT = Text(
    "Chưa có dữ liệu nào được công bố. Người phụ trách dữ liệu hãy chạy “python -m etl build” "
    "rồi tải lại trang.",
    "No data has been published yet. The data officer should run “python -m etl build” and "
    "reload this page.",
)
POINTER_BROKEN = Text(
    "Tệp trỏ tới bản dữ liệu đang dùng bị hỏng hoặc ghi dở. Chạy lại “python -m etl build” hoặc "
    "“python -m etl rollback”.",
    "The file that points to the current data is broken or half-written. Run “python -m etl "
    "build” or “python -m etl rollback” again.",
)
VERSION_BROKEN = Text(
    "Bản dữ liệu được trỏ tới bị thiếu, rỗng hoặc không còn nguyên vẹn. Chạy “python -m etl "
    "rollback” để dùng bản trước.",
    "The data version pointed to is missing, empty or damaged. Run “python -m etl rollback” to "
    "serve the one before.",
)


def warehouse_dir() -> Path:
    """Where the built databases are: `data/warehouse`, or the folder in HOPLUC_WAREHOUSE."""
    named = os.environ.get("HOPLUC_WAREHOUSE")
    return Path(named) if named else REPOSITORY / "data" / "warehouse"


@dataclass(frozen=True, slots=True)
class Pointer:
    """What `CURRENT` says: the version's file, its hashes and when it was built."""

    path: Path
    sha256: str
    content_sha256: str
    built_at: str

    @property
    def version(self) -> str:
        return self.path.stem


def read_pointer(workspace: str) -> Pointer:
    """The pointer of a workspace. Raises WarehouseProblem where there is none or it is broken."""
    folder = warehouse_dir() / workspace
    file = folder / "CURRENT"
    try:
        said: Any = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WarehouseProblem("E-DB-01", NOT_BUILT) from None
    except (OSError, ValueError):
        raise WarehouseProblem("E-DB-02", POINTER_BROKEN) from None
    if not isinstance(said, dict):
        raise WarehouseProblem("E-DB-02", POINTER_BROKEN)
    fields = cast(dict[str, Any], said)
    name, sha256 = fields.get("file"), fields.get("sha256")
    if not isinstance(name, str) or not isinstance(sha256, str):
        raise WarehouseProblem("E-DB-02", POINTER_BROKEN)
    # Only the last part counts: a pointer can never lead out of its own versions folder.
    return Pointer(
        folder / "versions" / Path(name).name,
        sha256,
        str(fields.get("content_sha256", "")),
        str(fields.get("built_at", "")),
    )


def verify(pointer: Pointer) -> None:
    """Raises WarehouseProblem unless the version's bytes are those that were published."""
    digest = hashlib.sha256()
    try:
        with pointer.path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        raise WarehouseProblem("E-DB-03", VERSION_BROKEN) from None
    if digest.hexdigest() != pointer.sha256:
        raise WarehouseProblem("E-DB-03", VERSION_BROKEN)
