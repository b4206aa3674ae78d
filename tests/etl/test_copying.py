"""The copy of a version holds its bytes, its hash is theirs, and it ends when nobody needs it."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.build import copying
from etl.build.begun import begin
from etl.build.copying import HashedCopy
from etl.build.versions import NoVersionError
from etl.paths import REPOSITORY

CONTENT = bytes(range(256)) * 1_000 + b"end"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(CONTENT)
    return path


def copied(source: Path) -> tuple[bytes, str]:
    target = source.with_name("target")
    copy = HashedCopy(source, target)
    copy.start()
    sha256 = copy.done()
    copy.settle()
    return target.read_bytes(), sha256


@pytest.mark.parametrize("n", [copying._BYTES, 4096, 5000, 1])
def test_a_copy_in_pieces_of_any_size_holds_what_was_hashed(
    n: int, source: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(copying, "_BYTES", n)
    source.write_bytes(CONTENT[: 300 * n] if n < 4096 else CONTENT)
    expected = source.read_bytes()
    assert copied(source) == (expected, hashlib.sha256(expected).hexdigest())


@pytest.mark.parametrize("is_there", [True, False])
def test_where_the_system_does_not_copy_it_is_done_by_hand(
    is_there: bool, source: Path, monkeypatch: pytest.MonkeyPatch
):
    def refused(*_: object) -> int:
        raise OSError(errno.EOPNOTSUPP, "not here")

    if is_there:
        monkeypatch.setattr(os, "copy_file_range", refused)
    else:
        monkeypatch.delattr(os, "copy_file_range")
    monkeypatch.setattr(copying, "_BYTES", 10_000)
    assert copied(source) == (CONTENT, hashlib.sha256(CONTENT).hexdigest())


def test_a_full_disk_is_told_and_a_copy_that_is_stopped_ends(
    source: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "copy_file_range", full)
    copy = HashedCopy(source, source.with_name("target"))
    copy.start()
    for asked in (copy.done, copy.settle):
        with pytest.raises(OSError, match="full"):
            asked()
    stopped = HashedCopy(source, source.with_name("other"))
    stopped._is_unwanted.set()
    stopped.start()
    stopped.stop()
    assert (source.with_name("other")).read_bytes() == b""


def test_where_nothing_was_published_nothing_begins(tmp_path: Path):
    with pytest.raises(NoVersionError), begin(tmp_path):
        pass


def test_the_copy_begins_before_anything_heavy_is_imported():
    code = (
        "import sys, etl.register.add.door; "
        "print(sorted({'duckdb', 'numpy', 'pyarrow', 'coopstats'} & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert said.stdout == "[]\n"
