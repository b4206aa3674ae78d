-- One row per year of one place and sector: cooperatives at the end, new, dissolved, and the rates.
SELECT year, n_end, n_new, n_dissolved, birth_rate, death_rate, is_suppressed
FROM marts.birth_death
WHERE geo_era = $geo_era AND geo_code = $place AND sector = $sector
    AND year BETWEEN $first_year AND $last_year
ORDER BY year;
