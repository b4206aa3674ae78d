"""What is served: the version that CURRENT names, whole; else the last good one, and a sentence."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from coopstats.warehouse import Service, Serving, WarehouseProblem
from etl.build.publish import Outcome
from etl.build.versions import rollback, version_path
from tests.warehouse.conftest import Publish

PLACE = {"indicator": "cooperatives", "sector": "all", "era": "63"}
YEARS = {"first_year": 2000, "last_year": 2025}


def _hanoi(serving: Serving) -> float:
    frame = serving.warehouse.ask("panel", **PLACE, **YEARS)
    return float(frame.set_index("geo_code")["value"]["01"])


def _file(folder: Path, outcome: Outcome) -> Path:
    return version_path(folder, outcome.card)


def _overwrite(path: Path, body: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(body)


def _flip_one_byte(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    _overwrite(path, bytes(body))


def _refusal(service: Service) -> WarehouseProblem:
    with pytest.raises(WarehouseProblem) as caught:
        service.current()
    return caught.value


def _says_nothing_private(problem: WarehouseProblem, folder: Path) -> None:
    for text in (problem.message.vi, problem.message.en):
        assert "python -m etl" in text
        for secret in (str(folder), folder.parent.name, ".duckdb", "SELECT", "Traceback"):
            assert secret not in text


def test_nothing_published_yet(service: Service, folder: Path):
    problem = _refusal(service)
    assert problem.code == "E-DB-01"
    _says_nothing_private(problem, folder)
    folder.mkdir(parents=True)
    assert _refusal(service).code == "E-DB-01"


def test_a_published_version_is_served(service: Service, publish: Publish):
    publish(40)
    serving = service.current()
    assert serving.problem is None
    assert _hanoi(serving) == 40
    # Nothing changed: the same open database, not another.
    assert service.current().warehouse is serving.warehouse


@pytest.mark.parametrize("damage", ["missing", "empty", "one byte", "not a database", "a folder"])
def test_a_version_that_is_not_whole_is_refused(
    service: Service, publish: Publish, folder: Path, damage: str
):
    path = _file(folder, publish(40))
    if damage == "one byte":
        _flip_one_byte(path)
    elif damage == "missing":
        path.unlink()
    elif damage == "a folder":
        path.unlink()
        path.mkdir()
    else:
        _overwrite(path, b"" if damage == "empty" else b"not a database")
    problem = _refusal(service)
    assert problem.code == "E-DB-03"
    _says_nothing_private(problem, folder)


def test_a_file_with_the_right_hash_that_is_no_database_is_refused(
    service: Service, publish: Publish, folder: Path
):
    path = _file(folder, publish(40))
    _overwrite(path, b"not a database")
    pointer = json.loads((folder / "CURRENT").read_text(encoding="utf-8"))
    pointer["sha256"] = hashlib.sha256(b"not a database").hexdigest()
    (folder / "CURRENT").write_text(json.dumps(pointer), encoding="utf-8")
    problem = _refusal(service)
    assert problem.code == "E-DB-04"
    _says_nothing_private(problem, folder)


@pytest.mark.parametrize(
    "said",
    [b"", b"{", b'{"file": "versions/x.duckdb"', b"[]", b'"text"', b'{"file": 1, "sha256": "a"}',
     b'{"sha256": "a"}', b"\xff\xfe\x00"],
)  # fmt: skip
def test_a_broken_pointer_is_refused_where_no_version_is_good(
    service: Service, folder: Path, said: bytes
):
    folder.mkdir(parents=True)
    (folder / "CURRENT").write_bytes(said)
    problem = _refusal(service)
    assert problem.code == "E-DB-02"
    _says_nothing_private(problem, folder)


def test_a_half_written_pointer_leaves_the_good_version_in_service(
    service: Service, publish: Publish, folder: Path
):
    publish(40)
    assert _hanoi(service.current()) == 40
    pointer = folder / "CURRENT"
    pointer.write_bytes(pointer.read_bytes()[:60])
    serving = service.current()
    assert _hanoi(serving) == 40
    assert serving.problem is not None
    assert serving.problem.code == "E-DB-02"


def test_a_fresh_process_finds_the_newest_whole_version_by_itself(
    service: Service, publish: Publish, folder: Path
):
    publish(40)
    newer = publish(41)
    publish(42)
    newest = sorted((folder / "versions").glob("*.duckdb"))[-1]
    _flip_one_byte(newest)
    (folder / "CURRENT").write_bytes(b"{")
    serving = service.current()
    assert _hanoi(serving) == 41
    assert serving.warehouse.version == newer.card.version
    assert serving.problem is not None


def test_a_damaged_new_version_leaves_the_last_good_one_in_service(
    service: Service, publish: Publish, folder: Path
):
    publish(40)
    assert service.current().problem is None
    _flip_one_byte(_file(folder, publish(41)))
    for _ in range(2):
        serving = service.current()
        assert _hanoi(serving) == 40
        assert serving.problem is not None
        assert serving.problem.code == "E-DB-03"


def test_a_new_version_is_served_without_a_restart(service: Service, publish: Publish):
    publish(40)
    before = service.current()
    publish(41)
    after = service.current()
    assert (_hanoi(before), _hanoi(after)) == (40, 41)
    assert before.warehouse.version != after.warehouse.version
    assert after.problem is None


def test_a_rollback_is_served_without_a_restart(service: Service, publish: Publish, folder: Path):
    first = publish(40)
    publish(41)
    assert _hanoi(service.current()) == 41
    rollback(folder)
    serving = service.current()
    assert _hanoi(serving) == 40
    assert serving.warehouse.version == first.card.version
    assert serving.problem is None


def test_a_mended_version_is_served_again(service: Service, publish: Publish, folder: Path):
    publish(40)
    path = _file(folder, publish(41))
    good = path.read_bytes()
    _flip_one_byte(path)
    assert service.current().problem is not None
    _overwrite(path, good)
    serving = service.current()
    assert serving.problem is None
    assert _hanoi(serving) == 41


def test_a_pointer_cannot_lead_out_of_its_folder(
    service: Service, publish: Publish, folder: Path, tmp_path: Path
):
    outcome = publish(40)
    outside = tmp_path / "elsewhere.duckdb"
    shutil.copyfile(_file(folder, outcome), outside)
    pointer = json.loads((folder / "CURRENT").read_text(encoding="utf-8"))
    for name in ("../../elsewhere.duckdb", str(outside), "versions/../../../elsewhere.duckdb"):
        pointer["file"] = name
        (folder / "CURRENT").write_text(json.dumps(pointer), encoding="utf-8")
        serving = Service("published").current()
        assert serving.problem is not None
        assert serving.problem.code == "E-DB-03"
        assert serving.warehouse.version == outcome.card.version
    # Nothing whole in its own folder: nothing is served, though the file outside is whole.
    _overwrite(_file(folder, outcome), b"")
    assert _refusal(service).code == "E-DB-03"
