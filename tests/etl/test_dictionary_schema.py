"""The tables of the data dictionary are those of the database that is built."""

from __future__ import annotations

from coopstats.catalog.dictionary import schema


def test_columns_and_types_are_those_of_the_built_database(published_database):
    rows = published_database.execute(
        """
        SELECT table_schema || '.' || table_name, column_name, data_type
        FROM information_schema.columns
        WHERE table_schema IN ('core', 'marts')
        ORDER BY table_schema, table_name, ordinal_position
        """
    ).fetchall()
    built: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in rows:
        built.setdefault(table, []).append((column, kind))
    assert {table: list(own) for table, own in schema().items()} == built
