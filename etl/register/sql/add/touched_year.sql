-- One row per touched cooperative and year, as it will be: all that its row of the list follows from.
CREATE OR REPLACE VIEW core.cooperative_year AS
FROM base.core.cooperative_year
SEMI JOIN touched USING (unit_id)
WHERE NOT (
    year = getvariable('year') AND geo_era = getvariable('era')
    AND province_code = getvariable('province')
)
UNION ALL BY NAME
FROM core.added;
