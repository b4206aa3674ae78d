-- One row per touched cooperative and year that something is asked of, as it will be: of the year before the
-- added one on, of which steps and standings are told, and the last of each era, of which the list tells.
-- First by the places of the rows: a year's columns are read where one of its rows is kept only.
CREATE TABLE core.cooperative_year AS
WITH seen AS (
    SELECT unit_id, year, geo_era, rowid AS row_id
    FROM base.core.cooperative_year
    SEMI JOIN memory.core.touched USING (unit_id)
    WHERE NOT (
        year = getvariable('year') AND geo_era = getvariable('era')
        AND province_code = getvariable('province')
    )
),

kept AS (
    SELECT row_id
    FROM seen
    QUALIFY
        year >= getvariable('year') - 1
        OR row_number() OVER (PARTITION BY unit_id, geo_era ORDER BY year DESC) = 1
)

FROM base.core.cooperative_year
WHERE rowid IN (FROM kept)
UNION ALL BY NAME
FROM memory.core.added;
