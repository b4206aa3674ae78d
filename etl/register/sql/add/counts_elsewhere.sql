-- Puts beside the counts of the added file those of all that it does not stand in for, as they were: of the
-- added year, and for cohorts of the year that each was founded in and of all years of that founded in the added
-- one.
INSERT INTO counts.{table} BY NAME
FROM base.counts.{table}
WHERE ({needed})
    AND NOT (
        getvariable('replaced') = 'cooperative_year' AND year = getvariable('year')
        AND geo_era = getvariable('era') AND province_code = getvariable('province')
    );
