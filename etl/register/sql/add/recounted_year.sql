-- One row per report of the cells that are recounted, and of the same cooperatives in the year before.
CREATE TABLE core.cooperative_year AS
WITH counted AS (
    SELECT unit_id, year, rowid AS row_id
    FROM base.core.cooperative_year
    SEMI JOIN core.recounted USING (year, geo_era, province_code, sector_class)
    WHERE year = getvariable('year') + 1
),

before AS (
    SELECT rowid AS row_id
    FROM base.core.cooperative_year
    WHERE year = getvariable('year') - 1 AND unit_id IN (SELECT unit_id FROM memory.core.added)
    UNION ALL
    SELECT rowid AS row_id
    FROM base.core.cooperative_year
    WHERE year = getvariable('year') AND unit_id IN (SELECT unit_id FROM counted)
        AND NOT (
            geo_era = getvariable('era') AND province_code = getvariable('province')
        )
)

FROM base.core.cooperative_year
WHERE rowid IN (SELECT row_id FROM counted UNION ALL FROM before)
UNION ALL BY NAME
FROM memory.core.added;
