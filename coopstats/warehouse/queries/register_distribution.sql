-- One row per bin of sizes of one indicator, place, sector and the newest year within the years.
WITH own AS (
    FROM marts.distribution
    WHERE indicator = $indicator AND geo_era = $geo_era AND geo_code = $place AND sector = $sector
        AND year BETWEEN $first_year AND $last_year
)

SELECT year, bin_low, bin_high, n, is_suppressed
FROM own
WHERE year = (SELECT max(year) FROM own)
ORDER BY bin_low;
