-- One row per row of cooperative_year, as it will be, that a cohort is counted by: of the added year, of
-- the year that the cooperative was founded in, and of all years of those founded in the added one.
CREATE OR REPLACE VIEW core.cooperative_year AS
FROM base.core.cooperative_year
WHERE (
        year = getvariable('year') OR year(founded_on) = year
        OR year(founded_on) = getvariable('year')
    )
    AND NOT (
        year = getvariable('year') AND geo_era = getvariable('era')
        AND province_code = getvariable('province')
    )
UNION ALL BY NAME
FROM core.added;
