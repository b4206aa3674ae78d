-- One row per row of the new file whose unit another province already reports for that year.
-- {may_have} is true of whoever may have a code of the file: a cooperative's number tells it in a fifth of the
-- time that writing out the codes of a year takes.
SELECT a.rowid AS row_id, a.*, true AS is_repeated
FROM core.added AS a
WHERE EXISTS (
    FROM base.core.{table} AS b
    WHERE b.year = a.year AND b.{code} = a.{code}
        AND NOT (b.geo_era = a.geo_era AND b.province_code = a.province_code)
        AND {may_have}
)
ORDER BY row_id;
