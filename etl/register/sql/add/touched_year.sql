-- One row per touched cooperative and year, as it will be: read once, all of its steps, its row of the list and
-- its standings follow from it.
CREATE TABLE core.cooperative_year AS
FROM base.core.cooperative_year
SEMI JOIN memory.core.touched USING (unit_id)
WHERE NOT (
    year = getvariable('year') AND geo_era = getvariable('era')
    AND province_code = getvariable('province')
)
UNION ALL BY NAME
FROM memory.core.added;
