-- One row per cell and grouping: the number of the group that it counts in.
SELECT
    c.cell, c.year, g.number,
    dense_rank() OVER (ORDER BY c.grouping) AS grouping
FROM cell_group AS c
JOIN report_group AS g USING (year, geo_era, geo_level, geo_code, sector);
