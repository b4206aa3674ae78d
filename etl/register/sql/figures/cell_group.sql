-- One row per numbered cell, level of place and kind of sector (its class, its parent, all): the
-- place and sector that the cell counts in.
CREATE OR REPLACE TEMP TABLE cell_group AS
SELECT
    a.geo_level || CASE s.sector WHEN c.sector_class THEN ' class' WHEN 'all' THEN ' all' ELSE ' parent' END
        AS grouping,
    c.cell, c.year, a.geo_era, a.geo_level, a.geo_code, s.sector
FROM report_cell AS c
JOIN spread AS a ON a.cell_era = c.geo_era AND a.province_code = c.province_code
JOIN sector_spread AS s USING (sector_class);
