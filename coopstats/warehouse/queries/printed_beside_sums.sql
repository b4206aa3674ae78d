-- One row per figure printed for a province of the 34 ($place; '' for all of them), beside the sum of its
-- former provinces of the same indicator, definition and sector: of the same publisher and year where there
-- is one, else the newest whole sum. The right side is empty where no former province has a figure.
-- The $most newest; n_all says how many there are. A register prints every sum of its own: thousands.
SELECT
    COLUMNS(['indicator', 'definition', 'sector', 'publisher_id'])::VARCHAR, year,
    geo_code::VARCHAR AS geo_code, value, as_of, obs_id, published,
    sum_publisher_id::VARCHAR AS sum_publisher_id, sum_year, sum_value, sum_as_of, n_parts, n_reported, is_same_print,
    count(*) OVER () AS n_all
FROM marts.printed_34
WHERE year BETWEEN $first_year AND $last_year AND ($place = '' OR geo_code = $place)
ORDER BY year DESC, geo_code, indicator, definition, sector, publisher_id, obs_id
LIMIT $most
