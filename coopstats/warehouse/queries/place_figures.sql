-- One row per indicator, definition, sector and publisher: the newest figure of one place in the
-- years asked for, with its source. Sums name their first source and how many there are.
SELECT
    COLUMNS(['indicator', 'definition', 'sector', 'publisher_id'])::VARCHAR, year, value,
    status::VARCHAR AS status, as_of, is_rebased, obs_id, title, published, url, n_sources
FROM marts.place_figure
WHERE geo_code = $place AND geo_era IN ($era, 'all')
    AND year BETWEEN $first_year AND $last_year
    AND (next_year IS NULL OR next_year > $last_year)
ORDER BY indicator, definition, sector, publisher_id
