-- One row per year, era and province that the new file reports on, the most rows first.
SELECT year, geo_era, province_code, count(*) AS n, min(rowid) AS row_id
FROM core.added
GROUP BY ALL
ORDER BY n DESC, year, geo_era, province_code;
