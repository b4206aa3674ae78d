"""Copies the file of a version while others work, and compares two files block by block.

Every read goes into the same piece of memory: a new one for each block costs three times the copying
itself, because the system hands out and clears its pages anew.
"""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

_BYTES = 1 << 20
# What stands in a DuckDB file before its first block: the file's header and two of the database's.
HEADER_BYTES = 3 * 4096


class HashedCopy(threading.Thread):
    """Copies a file while others work, hashing the bytes that it copies."""

    def __init__(self, source: Path, target: Path) -> None:
        super().__init__(daemon=True)
        self._source, self._target = source, target
        self._sha256 = hashlib.sha256()
        self._error: OSError | None = None

    def run(self) -> None:
        try:
            with (
                self._source.open("rb", buffering=0) as source,
                self._target.open("xb", buffering=0) as target,
            ):
                self._target.chmod(0o600)
                room = memoryview(bytearray(_BYTES))
                while n := source.readinto(room):
                    self._sha256.update(room[:n])
                    left = room[:n]
                    # A full disk writes a part, then raises.
                    while left:
                        left = left[target.write(left) :]
                # On the disk while others work; what is changed later is little.
                os.fsync(target.fileno())
        except OSError as error:
            self._error = error

    def done(self) -> str:
        """Waits for the end; the sha256 of what was copied, in hex. Raises OSError where it failed."""
        self.join()
        if self._error is not None:
            raise self._error
        return self._sha256.hexdigest()


def hash_beside(path: Path, other: Path, block_bytes: int) -> tuple[str, frozenset[int]]:
    """The sha256 of a DuckDB file, and the numbers of its blocks that `other` does not hold alike.

    A block of DuckDB has the number of its place in the file, the first after the headers being 0.
    """
    sha256 = hashlib.sha256()
    different: set[int] = set()
    with path.open("rb", buffering=0) as file, other.open("rb", buffering=0) as beside:
        sha256.update(file.read(HEADER_BYTES))
        beside.seek(HEADER_BYTES)
        number = 0
        block, like = bytearray(block_bytes), bytearray(block_bytes)
        while n := file.readinto(block):
            if n < block_bytes:
                del block[n:], like[n:]
            sha256.update(block)
            if beside.readinto(like) != n or block != like:
                different.add(number)
            number += 1
    return sha256.hexdigest(), frozenset(different)
