-- One row per cell whose ways to it may change: those of the file's province in the added year, and those that
-- its cooperatives report from in the next.
CREATE TABLE core.recounted AS
SELECT DISTINCT year, geo_era, province_code, sector_class
FROM base.counts.way
WHERE year = getvariable('year') AND geo_era = getvariable('era')
    AND province_code = getvariable('province')
UNION
SELECT DISTINCT year, geo_era, province_code, sector_class
FROM memory.core.added
UNION
SELECT DISTINCT year, geo_era, province_code, sector_class
FROM base.core.cooperative_year
SEMI JOIN memory.core.touched USING (unit_id)
WHERE year = getvariable('year') + 1;
