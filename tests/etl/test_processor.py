"""What numpy is told to leave alone: on which processor, and that it hears of it in time; who gives way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from etl.processor import features_to_leave, give_way, settle

AVX512 = "fpu sse2 avx avx2 avx512f avx512dq avx512cd avx512bw avx512vl"


def cpuinfo(vendor: str, family: int, flags: str) -> str:
    one = f"processor\t: 0\nvendor_id\t: {vendor}\ncpu family\t: {family}\nflags\t\t: {flags}\n"
    return f"{one}\n{one}"


ZEN_4 = cpuinfo("AuthenticAMD", 25, AVX512)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (ZEN_4, "X86_V4"),
        (cpuinfo("AuthenticAMD", 25, "fpu sse2 avx avx2"), ""),  # Zen 3: numpy would warn
        (cpuinfo("AuthenticAMD", 26, AVX512), ""),  # Zen 5
        (cpuinfo("GenuineIntel", 6, AVX512), ""),
        ("processor\t: 0\nBogoMIPS\t: 50.00\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\n", ""),
        ("", ""),
    ],
)
def test_only_zen_4_sorts_without_avx512(text: str, left: str) -> None:
    assert features_to_leave(text) == left


def test_what_somebody_has_set_stays(tmp_path: Path) -> None:
    described = tmp_path / "cpuinfo"
    described.write_text(ZEN_4, encoding="utf-8")
    fresh: dict[str, str] = {}
    settle(fresh, described)
    assert fresh == {"OPENBLAS_NUM_THREADS": "1", "NPY_DISABLE_CPU_FEATURES": "X86_V4"}
    theirs = {"OPENBLAS_NUM_THREADS": "4", "NPY_DISABLE_CPU_FEATURES": "AVX512_SPR"}
    settle(theirs, described)
    assert theirs == {"OPENBLAS_NUM_THREADS": "4", "NPY_DISABLE_CPU_FEATURES": "AVX512_SPR"}


def test_a_machine_that_does_not_describe_its_processor_is_left_as_it_is(tmp_path: Path) -> None:
    environment: dict[str, str] = {}
    settle(environment, tmp_path / "none")
    assert environment == {"OPENBLAS_NUM_THREADS": "1"}


_HEARD = """
import etl
import json, os, sys
assert "numpy" not in sys.modules
import etl.cli
from numpy._core._multiarray_umath import __cpu_features__
print(json.dumps([os.environ.get("NPY_DISABLE_CPU_FEATURES", ""), __cpu_features__.get("X86_V4", False)]))
"""


def test_numpy_hears_it_before_it_is_imported_and_has_nothing_to_warn_of() -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NPY_")}
    command = [
        sys.executable,
        "-W",
        "error::ImportWarning",
        "-W",
        "error::RuntimeWarning",
        "-c",
        _HEARD,
    ]
    told = subprocess.run(command, env=clean, capture_output=True, text=True, check=True)
    left, used = json.loads(told.stdout)
    described = Path("/proc/cpuinfo")
    assert left == (features_to_leave(described.read_text("utf-8")) if described.exists() else "")
    assert not (left and used)


@pytest.mark.skipif(
    sys.platform != "linux", reason="a thread has a priority of its own on Linux only"
)
def test_who_gives_way_works_last_and_nobody_else_does() -> None:
    def priority() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    own = priority()
    with ThreadPoolExecutor(1) as usual, ThreadPoolExecutor(1, initializer=give_way) as behind:
        assert behind.submit(priority).result() == 19
        assert usual.submit(priority).result() == priority() == own < 19
