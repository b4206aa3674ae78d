"""Strict UTF-8: a file in another encoding is refused with the place of its first wrong byte."""

from __future__ import annotations

import codecs
from pathlib import Path

from etl.read.refusal import ReadRefusal

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_OTHER = "Windows-1258, TCVN3 …?"


def decode_utf8(data: bytes) -> str:
    """The text of UTF-8 bytes, a byte order mark removed.

    Raises ReadRefusal (E-ENC-01) naming the 0-based byte offset for anything else. Guessing is not
    tried: Windows-1258 and TCVN3 read wrongly give plausible Vietnamese.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise _refuse(data, 0, name)
    # UTF-16 without a mark is valid UTF-8 full of NUL characters.
    nul = data.find(b"\0")
    if nul >= 0:
        raise _refuse(data, nul, "UTF-16")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(body)
        raise _refuse(data, offset, _OTHER) from error


def first_wrong_byte(path: Path) -> ReadRefusal | None:
    """The refusal (E-ENC-01) that says where a file stops being UTF-8 without NUL, or None."""
    before = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            # No letter of UTF-8 holds a line end, so each line is whole or wrong by itself.
            try:
                wrong = len(line.decode("utf-8").partition("\0")[0].encode())
            except UnicodeDecodeError as error:
                wrong = error.start
            if wrong < len(line):
                return _refusal(number, before + wrong, line[wrong], _OTHER)
            before += len(line)
    return None


def _refuse(data: bytes, offset: int, guess: str) -> ReadRefusal:
    line = data.count(b"\n", 0, offset) + 1
    return _refusal(line, offset, data[offset], guess)


def _refusal(line: int, offset: int, byte: int, guess: str) -> ReadRefusal:
    return ReadRefusal(
        "E-ENC-01",
        line=line,
        found=guess,
        expected="UTF-8",
        values={"offset": offset, "byte": f"0x{byte:02X}", "guess": guess},
    )
