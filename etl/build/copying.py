"""Copies the file of a version while others work, and compares two files block by block.

The system copies, and what it copied is hashed where it lies, piece by piece: half the processor time of
reading it and writing it. A thread that reads, hashes and writes a megabyte at a time is also kept waiting,
up to 5 ms each time it comes back to an interpreter that is busy importing: ten times as long.
"""

from __future__ import annotations

import errno
import hashlib
import mmap
import os
import threading
from pathlib import Path
from typing import BinaryIO

_BYTES = 1 << 26
# What stands in a DuckDB file before its first block: the file's header and two of the database's.
HEADER_BYTES = 3 * 4096
# Where a file system, or a system, does not copy by itself.
_CANNOT = {errno.ENOSYS, errno.EXDEV, errno.EINVAL, errno.EOPNOTSUPP}


def _copy_piece(source: BinaryIO, target: BinaryIO, n: int) -> int:
    """Copies the next `n` bytes, or fewer, to the end of `target`; how many, 0 at the end."""
    try:
        return os.copy_file_range(source.fileno(), target.fileno(), n)
    except AttributeError:
        pass
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
    return copy_by_hand(source, target, n)


def copy_by_hand(source: BinaryIO, target: BinaryIO, n: int) -> int:
    """What `os.copy_file_range` does, where there is none. Both files are unbuffered."""
    piece = source.read(n)
    left = memoryview(piece)
    # A full disk writes a part, then raises.
    while left:
        left = left[target.write(left) :]
    return len(piece)


class HashedCopy(threading.Thread):
    """Copies a file while others work, hashing the bytes that it copies."""

    def __init__(self, source: Path, target: Path) -> None:
        super().__init__(daemon=True)
        self._source, self._target = source, target
        self._sha256 = hashlib.sha256()
        self._error: OSError | None = None
        self._is_copied = threading.Event()
        self._is_unwanted = threading.Event()

    def run(self) -> None:
        try:
            with (
                self._source.open("rb", buffering=0) as source,
                self._target.open("x+b", buffering=0) as target,
            ):
                self._target.chmod(0o600)
                copied = 0
                while not self._is_unwanted.is_set():
                    n = _copy_piece(source, target, _BYTES)
                    if not n:
                        break
                    # What is looked at begins at a page of memory; a piece after one cut short may not.
                    start = copied - copied % mmap.ALLOCATIONGRANULARITY
                    length = copied - start + n
                    with (
                        mmap.mmap(
                            target.fileno(), length, access=mmap.ACCESS_READ, offset=start
                        ) as piece,
                        memoryview(piece) as seen,
                    ):
                        self._sha256.update(seen[copied - start :])
                    copied += n
                self._is_copied.set()
                # On the disk while others work; what is changed later is little.
                if not self._is_unwanted.is_set():
                    os.fsync(target.fileno())
        except OSError as error:
            self._error = error
        finally:
            self._is_copied.set()

    def done(self) -> str:
        """Waits until all is copied; the sha256 of it, in hex. Raises OSError where it failed.

        The disk may still be at work on it: see `settle`.
        """
        self._is_copied.wait()
        if self._error is not None:
            raise self._error
        return self._sha256.hexdigest()

    def settle(self) -> None:
        """Waits until what was copied is on the disk. Raises OSError where it failed."""
        self.join()
        if self._error is not None:
            raise self._error

    def stop(self) -> None:
        """Ends a copy that nobody needs any more, if it still goes on."""
        self._is_unwanted.set()
        self.join()


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
