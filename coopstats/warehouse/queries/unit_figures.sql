-- One row per definition, sector, publisher, year and province as it then existed: its figure and,
-- for ratios, the two parts. Rows of era 34 are printed for the new province, never added up.
WITH figure AS (
    SELECT
        u.definition, u.sector, u.publisher_id, u.year, u.geo_era, u.geo_code, u.value,
        u.over_value, u.by_value, u.is_derived, u.status, u.as_of, u.obs_id, u.source_id,
        c.published
    FROM marts.unit_figure AS u
    LEFT JOIN core.source AS c USING (source_id)
    WHERE u.indicator = $indicator AND list_contains($sectors, u.sector)
        AND u.year BETWEEN $first_year AND $last_year
    UNION ALL BY NAME
    SELECT
        definition, sector, publisher_id, year, geo_era, geo_code, value, over_value, by_value,
        is_derived, status, as_of, obs_id, source_id, published
    FROM marts.printed_34
    WHERE indicator = $indicator AND list_contains($sectors, sector)
        AND year BETWEEN $first_year AND $last_year
)

SELECT
    COLUMNS(['definition', 'sector', 'publisher_id'])::VARCHAR, year,
    COLUMNS(['geo_era', 'geo_code'])::VARCHAR, value, over_value, by_value, is_derived,
    status::VARCHAR AS status, as_of, obs_id, source_id, published
FROM figure
ORDER BY
    figure.definition, figure.sector, figure.publisher_id, figure.year, figure.geo_era, figure.geo_code
