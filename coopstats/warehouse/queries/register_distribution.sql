-- One row per bin of sizes of one indicator, place, sector and the newest year within the years.
SELECT year, bin_low, bin_high, n, is_suppressed
FROM marts.distribution
WHERE indicator = $indicator AND geo_era = $geo_era AND geo_code = $place AND sector = $sector
    AND year BETWEEN $first_year AND $last_year
QUALIFY year = max(year) OVER ()
ORDER BY bin_low;
