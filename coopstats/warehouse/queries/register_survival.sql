-- One row per founding year and year of one place and sector: how many of the cohort are left.
SELECT cohort, year, age, n_cohort, n_alive, share, is_suppressed
FROM marts.survival
WHERE geo_era = $geo_era AND geo_code = $place AND sector = $sector
    AND year BETWEEN $first_year AND $last_year
ORDER BY cohort, year;
