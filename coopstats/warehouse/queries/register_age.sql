-- One row per year and age band of one place and sector: cooperatives on the books.
SELECT year, age_low, age_high, n, is_suppressed
FROM marts.age
WHERE geo_era = $geo_era AND geo_code = $place AND sector = $sector
    AND year BETWEEN $first_year AND $last_year
ORDER BY year, age_low;
