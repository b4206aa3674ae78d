"""The versions of a workspace: immutable files, their cards, the pointer, history and rollback.

    <warehouse>/<workspace>/CURRENT                       which version is in service
    <warehouse>/<workspace>/.lock                         held by the one builder
    <warehouse>/<workspace>/versions/<version>.duckdb     read-only, never changed
    <warehouse>/<workspace>/versions/<version>.json       its card, the same fields as CURRENT

A version is named <UTC yyyymmddThhmmssZ>-<first 12 of its sha256>. A card is written before its
file is renamed into place, so a file with a card is a whole one.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from etl.build.failures import WarehouseLockedError

KEEP_AT_LEAST = 5
KEEP = 8
POINTER = "CURRENT"
ASIDE_PREFIX = ".aside-"


class NoVersionError(Exception):
    """The version asked for does not exist, or none was ever published."""


class DamagedVersionError(Exception):
    """The bytes of a version are not those that were published."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


@dataclass(frozen=True, slots=True)
class VersionCard:
    """What is known of one version; `rows` and `digests` by table, `source_files` sha256 by file.

    `segments` tells of large tables how they are stored, see `etl.build.segments`.
    """

    file: str
    sha256: str
    content_sha256: str
    rows: dict[str, int]
    source_files: dict[str, str]
    duckdb_version: str
    schema_version: int
    built_at: str
    digests: dict[str, str] = field(default_factory=dict[str, str])
    segments: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def version(self) -> str:
        """The name of the version, without folder and ending."""
        return Path(self.file).stem


def workspace_folder(warehouse: Path, workspace: str) -> Path:
    """The folder of a workspace. Raises ValueError for a name that could lead elsewhere."""
    if not workspace.replace("_", "").replace("-", "").isalnum() or not workspace.isascii():
        raise ValueError(workspace)
    return warehouse / workspace


def versions_folder(folder: Path) -> Path:
    """Where the versions of a workspace folder are."""
    return folder / "versions"


@contextmanager
def hold_lock(folder: Path) -> Generator[None, None, None]:
    """Holds the workspace for one builder. Raises WarehouseLockedError where another has it.

    The lock goes with the process: a killed builder leaves none behind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WarehouseLockedError from None
        yield


def write_ahead_log(path: Path) -> Path:
    """Where DuckDB keeps what a database file does not hold yet."""
    return path.with_name(path.name + ".wal")


def sha256_of(path: Path) -> str:
    """The sha256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Makes renames inside a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_durably(path: Path, text: str, mode: int = 0o644) -> None:
    """Writes a small file so that a reader sees the old one or the new one, never a part."""
    aside = path.with_name(f".{path.name}.new")
    with aside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    aside.chmod(mode)
    aside.replace(path)
    sync_folder(path.parent)


def _card_text(card: VersionCard) -> str:
    return json.dumps(asdict(card), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _read_card(path: Path) -> VersionCard | None:
    try:
        said: Any = json.loads(path.read_text(encoding="utf-8"))
        return VersionCard(**said)
    except (OSError, ValueError, TypeError):
        return None


def current_card(folder: Path) -> VersionCard | None:
    """What CURRENT says, or None where there is none or it cannot be read."""
    return _read_card(folder / POINTER)


def history(folder: Path) -> list[VersionCard]:
    """Every kept version, oldest first."""
    found: list[VersionCard] = []
    for path in sorted(versions_folder(folder).glob("*.duckdb")):
        card = None if path.name.startswith(".") else _read_card(path.with_suffix(".json"))
        if card is not None:
            found.append(card)
    return found


def version_path(folder: Path, card: VersionCard) -> Path:
    """The file of a version. Only the last part of its name counts."""
    return versions_folder(folder) / Path(card.file).name


def verify_bytes(folder: Path, card: VersionCard) -> None:
    """Raises DamagedVersionError unless the file is there with the bytes that were published."""
    path = version_path(folder, card)
    try:
        whole = sha256_of(path) == card.sha256
    except OSError:
        whole = False
    if not whole:
        raise DamagedVersionError(card.version)


def write_card(folder: Path, card: VersionCard) -> None:
    """Writes the card beside the place where its version will be."""
    path = version_path(folder, card).with_suffix(".json")
    write_durably(path, _card_text(card), mode=0o444)


def point_to(folder: Path, card: VersionCard) -> None:
    """Puts a version in service."""
    write_durably(folder / POINTER, _card_text(card))


def find_rollback(folder: Path, version: str | None) -> VersionCard:
    """The version to go back to: the one named, else the one before the current.

    Raises NoVersionError where there is none.
    """
    cards = history(folder)
    if version is not None:
        # A person may type the beginning of a name, as the history prints it.
        named = [card for card in cards if card.version.startswith(version)]
        if len(named) != 1:
            raise NoVersionError(version)
        return named[0]
    current = current_card(folder)
    before = [card for card in cards if current is None or card.version < current.version]
    if not before:
        raise NoVersionError("")
    return before[-1]


def rollback(folder: Path, version: str | None = None) -> VersionCard:
    """Points CURRENT to an older version whose bytes are whole, and returns its card.

    The caller holds the lock. Raises NoVersionError or DamagedVersionError; CURRENT is then as
    it was.
    """
    card = find_rollback(folder, version)
    verify_bytes(folder, card)
    point_to(folder, card)
    return card


def prune(folder: Path, keep: int = KEEP) -> list[str]:
    """Removes the oldest versions beyond `keep` (never fewer than five, never the current one).

    Returns the names removed. A running app keeps what it has open until it lets go.
    """
    current = current_card(folder)
    removed: list[str] = []
    for card in history(folder)[: -max(keep, KEEP_AT_LEAST)]:
        if current is not None and card.version == current.version:
            continue
        path = version_path(folder, card)
        path.unlink()
        path.with_suffix(".json").unlink()
        removed.append(card.version)
    if removed:
        sync_folder(versions_folder(folder))
    return removed


def clear_aside(folder: Path) -> list[str]:
    """Removes what a killed builder left: aside files, and cards whose file never came."""
    left: list[str] = []
    versions = versions_folder(folder)
    for path in sorted(versions.iterdir()) if versions.is_dir() else []:
        orphan = path.suffix == ".json" and not path.with_suffix(".duckdb").exists()
        if path.name.startswith(".") or orphan:
            path.unlink()
            left.append(path.name)
    return left
