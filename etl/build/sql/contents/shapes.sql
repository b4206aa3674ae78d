-- One row per table of a database ($database, or the one in use where it is empty), in alphabetical order: its
-- columns, their types as DuckDB writes them, and which columns are stored.
SELECT
    schema_name || '.' || table_name AS name,
    list(column_name ORDER BY column_index) AS names,
    list(data_type ORDER BY column_index) AS types,
    list(column_name ORDER BY column_index) FILTER (NOT is_generated) AS stored
FROM duckdb_columns()
SEMI JOIN duckdb_tables() USING (database_name, schema_name, table_name)
WHERE database_name = coalesce(nullif($database, ''), current_database())
GROUP BY ALL
ORDER BY name;
