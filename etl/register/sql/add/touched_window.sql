-- One row per touched cooperative and year from first_year to last_year, as it will be.
CREATE OR REPLACE VIEW core.cooperative_year AS
FROM base.core.cooperative_year
SEMI JOIN memory.core.touched USING (unit_id)
WHERE year BETWEEN getvariable('first_year') AND getvariable('last_year')
    AND NOT (
        year = getvariable('year') AND geo_era = getvariable('era')
        AND province_code = getvariable('province')
    )
UNION ALL BY NAME
FROM memory.core.added
WHERE year BETWEEN getvariable('first_year') AND getvariable('last_year');
