-- One row: whether this database holds a register of single cooperatives.
SELECT
    (SELECT count(*) = 2 FROM duckdb_tables()
        WHERE schema_name = 'marts' AND table_name IN ('cooperative_search', 'peer_standing'))
        AS has_register;
