-- One row per figure printed for a province of the 34, beside the sum of its former provinces of
-- the same indicator, definition and sector: of the same publisher and year where there is one,
-- else the newest whole sum. The right side is empty where no former province has a figure.
SELECT * EXCLUDE (geo_era, over_value, by_value, is_derived)
FROM marts.printed_34
WHERE year BETWEEN $first_year AND $last_year
ORDER BY geo_code, indicator, definition, sector, publisher_id, year
