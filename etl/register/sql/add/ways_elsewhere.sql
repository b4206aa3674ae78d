-- Leaves in counts.way the cells that are recounted, and puts all others beside them, as they were. Of others
-- some reports only were read.
DELETE FROM counts.way
WHERE (year, geo_era, province_code, sector_class) NOT IN (FROM core.recounted);
INSERT INTO counts.way BY NAME
FROM base.counts.way
ANTI JOIN core.recounted USING (year, geo_era, province_code, sector_class)
WHERE year BETWEEN getvariable('year') AND getvariable('year') + 1;
