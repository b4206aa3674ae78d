-- Puts beside the ways to the cells that are recounted those to all others, as they were.
INSERT INTO counts.way BY NAME
FROM base.counts.way
ANTI JOIN core.recounted USING (year, geo_era, province_code, sector_class)
WHERE year BETWEEN getvariable('year') AND getvariable('year') + 1;
