"""The build's `.sql` files by name."""

from __future__ import annotations

from etl.paths import SQL_DIR


def build_sql(*parts: str, **pieces: str) -> str:
    """The text of one of the build's `.sql` files, as in `build_sql("revise", "block_size")`.

    Pieces fill its braces: names, columns and conditions that come from the code, never from a file.
    """
    text = SQL_DIR.joinpath(*parts).with_suffix(".sql").read_text(encoding="utf-8")
    return text.format(**pieces) if pieces else text
