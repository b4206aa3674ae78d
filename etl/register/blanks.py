"""Cells that look empty and are not: of spaces, or of characters that nobody sees."""

from __future__ import annotations

# First and last code point: control characters, spaces of all widths, marks of no width, fillers. NUL is
# in no file that is read.
_UNSEEN = (
    (0x01, 0x20), (0x7F, 0xA0), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160),
    (0x1680, 0x1680), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2000, 0x200F), (0x2028, 0x202F),
    (0x205F, 0x206F), (0x2800, 0x2800), (0x3000, 0x3000), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
)  # fmt: skip
UNSEEN = "".join(chr(code) for first, last in _UNSEEN for code in range(first, last + 1))
# A text that begins between two of these begins with a letter or sign that is seen: ASCII, Latin, and the
# letters with two marks of Vietnamese.
SEEN = (("!", "~"), ("À", "ɏ"), ("Ḁ", "ỿ"))
_SHOWN = 4


def is_blank(value: object) -> bool:
    """Whether a cell is a text that shows nothing."""
    return isinstance(value, str) and not value.strip(UNSEEN)


def marks_of(text: str) -> str:
    """The characters of a text by their numbers, for nobody can see them; of many the first ones."""
    marks = [f"U+{ord(one):04X}" for one in dict.fromkeys(text)]
    more = ["…"] if len(marks) > _SHOWN else []
    return ", ".join([*marks[:_SHOWN], *more])


def blank_sql(column: str) -> str:
    """SQL that is true where a column is a text that shows nothing, and the same as `is_blank`.

    Of nearly all texts the first bytes tell that they are not blank, in a thousandth of the time of
    trimming them.
    """
    # A column without any value has no type of text in Parquet.
    text = f"{column}::VARCHAR"
    unlike = " AND ".join(f"{text} NOT BETWEEN '{first}' AND '{last}'" for first, last in SEEN)
    # DuckDB tries the parts of an AND in other orders, trimming first too; those of a CASE keep theirs.
    return f"(CASE WHEN {unlike} THEN trim({text}, '{UNSEEN}') = '' ELSE false END)"
