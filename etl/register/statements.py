"""The register's `.sql` files by name."""

from __future__ import annotations

from pathlib import Path

SQL = Path(__file__).with_name("sql")


def sql_of(*parts: str) -> str:
    """The text of one of the register's `.sql` files, as in `sql_of("load", "unions")`."""
    return SQL.joinpath(*parts).with_suffix(".sql").read_text(encoding="utf-8")


def statement_with(*parts: str, **pieces: str) -> str:
    """The text of a `.sql` file with braces: columns, or another statement. They come from the code."""
    return sql_of(*parts).format(**pieces)
