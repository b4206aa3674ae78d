"""The processor: what of it numpy is to leave alone, and who gives way. Imported before numpy: it imports
nothing that does."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

CPUINFO = Path("/proc/cpuinfo")

# numpy's name of the instructions of AVX-512 that its sorting takes.
_AVX512 = "X86_V4"

_LEAST_PRIORITY = 19


def features_to_leave(cpuinfo: str) -> str:
    """The features with which numpy sorts slower than without, by what a text of /proc/cpuinfo says.

    AMD's Zen 4 (family 25 with AVX-512) writes packed lanes to memory in microcode, as numpy's sort by
    AVX-512 does in its inner loop (docs/decisions/0009, point 16). Empty where there is nothing to leave:
    naming a feature that a processor lacks makes numpy warn.
    """
    told: dict[str, list[str]] = {}
    for line in cpuinfo.splitlines():
        key, _, value = line.partition(":")
        told.setdefault(key.strip(), value.split())
    zen = told.get("vendor_id") == ["AuthenticAMD"] and told.get("cpu family") == ["25"]
    return _AVX512 if zen and "avx512f" in told.get("flags", []) else ""


def settle(environment: MutableMapping[str, str], cpuinfo: Path = CPUINFO) -> None:
    """Tell numpy, which reads the environment once, when it is imported. What somebody has set stays."""
    # Its linear algebra, which nothing here uses, would start a thread for each further core, which waits
    # for work by looking for it: a tenth of a second that others could use.
    environment.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        left = features_to_leave(cpuinfo.read_text(encoding="utf-8", errors="replace"))
    except OSError:  # not Linux
        return
    if left:
        environment.setdefault("NPY_DISABLE_CPU_FEATURES", left)


def give_way() -> None:
    """From now on the calling thread works where a core would be idle, and hardly elsewhere.

    On Linux, where a thread has a priority of its own; on others it works like any.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LEAST_PRIORITY)
