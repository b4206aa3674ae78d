"""Names as the list searches and sorts them, told by the character.

The rule is SQL's (`sql/list/folded.sql`). It makes of each character a letter or figure, a space, or
nothing, whatever stands beside it: it is asked once for each character that occurs, not for each name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.build.columns import table_of
from etl.register.statements import sql_of

Bytes = npt.NDArray[np.uint8]
Whole = npt.NDArray[Any]

# So many names at once stay in the processor's cache.
_AT_ONCE = 8_192
_NOTHING, _SPACE, _UNKNOWN = 0, ord(" "), 255
_ASCII, _CODE_POINTS = 0x80, 0x110000
# Bytes of UTF-8 from which on a character has two, three and four, and bits of a following byte.
_TWO, _THREE, _FOUR, _REST = 0xC0, 0xE0, 0xF0, 0x3F


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of single bytes, one after the other: text n is `letters[ends[n]:ends[n + 1]]`."""

    letters: Bytes
    ends: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ends) - 1

    def column(self) -> Any:
        """The texts as an Arrow array."""
        data: list[Any] = [self.ends, self.letters]
        buffers: list[Any] = [None, *map(pa.py_buffer, data)]
        return pa.Array.from_buffers(pa.string(), len(self), buffers)


def folded(connection: duckdb.DuckDBPyConnection, names: Any) -> Texts:
    """An Arrow column of DuckDB's texts, none missing, as the list searches them.

    No text holds NUL, which files with are refused (E-ENC-01): strip_accents ends a text there.
    """
    characters = _Characters(connection)
    letters: list[Bytes] = [np.zeros(0, np.uint8)]
    lengths: list[Whole] = [np.zeros(0, np.int32)]
    for chunk in names.chunks:
        for begin in range(0, len(chunk), _AT_ONCE):
            piece, ends = _fold(chunk.slice(begin, _AT_ONCE), characters)
            letters.append(piece)
            lengths.append(np.diff(ends))
    ends = np.zeros(len(names) + 1, np.int32)
    np.cumsum(np.concatenate(lengths), out=ends[1:])
    return Texts(np.concatenate(letters), ends)


class _Characters:
    """What each character becomes: a letter or figure, a space, or nothing."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._known = np.full(_CODE_POINTS, _UNKNOWN, np.uint8)
        self._learn(np.arange(_ASCII))
        plain = np.zeros(256, np.uint8)
        plain[:_ASCII] = self._known[:_ASCII]
        # Of a character of several bytes the first one stands for all.
        self.of_bytes = plain.tobytes()

    def of(self, codes: Whole) -> Bytes:
        """What the characters of these code points become."""
        found = self._known.take(codes)
        if (found == _UNKNOWN).any():
            self._learn(np.unique(codes[found == _UNKNOWN]))
            found = self._known.take(codes)
        return found

    def _learn(self, codes: Whole) -> None:
        # Between letters, for spaces at the ends are left out.
        texts = [f"a{chr(code)}b" for code in codes.tolist()]
        self._connection.register("unfolded", table_of({"text": texts}))
        answers = self._connection.execute(sql_of("list", "folded")).fetchall()
        self._connection.unregister("unfolded")
        for code, (answer,) in zip(codes.tolist(), answers, strict=True):
            kept = answer[1:-1]
            if len(kept) > 1:
                raise AssertionError(f"{chr(code)!r} becomes {kept!r}, more than one letter")
            self._known[code] = ord(kept) if kept else _NOTHING


def _fold(chunk: Any, characters: _Characters) -> tuple[Bytes, Whole]:
    """Folded texts one after the other, and where each ends, 0 before the first."""
    ends = np.frombuffer(chunk.buffers()[1], np.int32)[chunk.offset :][: len(chunk) + 1]
    data_of = chunk.buffers()[2]
    raw = b"" if data_of is None else bytes(memoryview(data_of)[ends[0] : ends[-1]])
    # Three more bytes: of every long character as many are read.
    data = np.frombuffer(raw + bytes(3), np.uint8)
    letters = np.frombuffer(bytearray(raw).translate(characters.of_bytes), np.uint8)
    ends = ends - ends[0]
    long = np.flatnonzero(data >= _TWO)
    letters[long] = characters.of(_code_points(data, long))
    letters, ends = _without(letters, ends, np.flatnonzero(letters == _NOTHING))
    # A space goes where a text begins, or after another; then one is left at most where a text ends.
    is_space = letters == _SPACE
    begins = ends[:-1][ends[:-1] < ends[1:]]
    left = np.flatnonzero(is_space[1:] & is_space[:-1]) + 1
    left = np.union1d(left, begins[is_space[begins]])
    letters, ends = _without(letters, ends, left)
    last = ends[1:][ends[:-1] < ends[1:]] - 1
    return _without(letters, ends, last[letters[last] == _SPACE])


def _without(letters: Bytes, ends: Whole, places: Whole) -> tuple[Bytes, Whole]:
    """The letters but those at these places, which rise, and where each text then ends."""
    if not len(places):
        return letters, ends
    is_kept = np.ones(len(letters), np.bool_)
    is_kept[places] = False
    return letters[is_kept], ends - np.searchsorted(places, ends).astype(np.int32)


def _code_points(data: Bytes, long: Whole) -> Whole:
    """The code points of the characters of several bytes that begin at these places."""
    first, second = (data.take(long + n).astype(np.int32) for n in range(2))
    found = (first & 0x1F) << 6 | second & _REST
    three = np.flatnonzero(first >= _THREE)
    third = data.take(long.take(three) + 2)
    found[three] = (
        (first.take(three) & 0xF) << 12 | (second.take(three) & _REST) << 6 | third & _REST
    )
    four = np.flatnonzero(first >= _FOUR)
    if len(four):
        fourth = data.take(long.take(four) + 3)
        found[four] = (
            (found.take(four) & 0xFFF) << 6 | (first.take(four) & 7) << 18 | fourth & _REST
        )
    return found
