-- One row: rows that an earlier file of the same name still has beside those the new file stands in for.
SELECT count(*) AS n
FROM base.core.{table} AS c
JOIN base.core.register_file AS f ON f.file_id = c.file_id AND f.file = $file
WHERE NOT (
    c.year = getvariable('year') AND c.geo_era = getvariable('era')
    AND c.province_code = getvariable('province')
);
