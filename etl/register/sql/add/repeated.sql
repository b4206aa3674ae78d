-- One row per row of the new file whose unit another province already reports for that year.
SELECT a.rowid AS row_id, a.*, true AS is_repeated
FROM core.added AS a
WHERE EXISTS (
    FROM base.core.{table} AS b
    WHERE b.year = a.year AND b.{code} = a.{code}
        AND NOT (b.geo_era = a.geo_era AND b.province_code = a.province_code)
)
ORDER BY row_id;
