"""The tables of the data dictionary are those of the database that is built."""

from __future__ import annotations

from coopstats.catalog.dictionary import schema

# Keys in the order of their texts; status is in the order of doubt.
_BY_TEXT = ("indicator", "definition", "sector", "geo_era", "geo_level", "geo_code", "publisher_id")
_DOUBT = ["final", "preliminary", "estimate", "approximate"]


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
        # The values of a closed list are not repeated for each column.
        built.setdefault(table, []).append((column, kind.split("(")[0]))
    assert {table: list(own) for table, own in schema().items()} == built


def test_closed_lists_sort_as_their_texts_and_status_by_doubt(published_database):
    for column in (*_BY_TEXT, "status"):
        rows = published_database.execute(
            f"SELECT DISTINCT {column} FROM core.observation ORDER BY {column}"
        ).fetchall()
        found = [value for (value,) in rows]
        assert len(found) > 1
        assert found == sorted(found, key=_DOUBT.index if column == "status" else None)
