-- One row per year, place and sector: the cells added up.
CREATE OR REPLACE TEMP TABLE area_cell AS
SELECT
    c.year, a.geo_era, a.geo_level, a.geo_code, s.sector,
    sum(COLUMNS(c.* EXCLUDE (year, geo_era, province_code, sector_class)))
FROM counts.cell AS c
JOIN spread AS a ON a.cell_era = c.geo_era AND a.province_code = c.province_code
JOIN sector_spread AS s USING (sector_class)
GROUP BY c.year, a.geo_era, a.geo_level, a.geo_code, s.sector;
