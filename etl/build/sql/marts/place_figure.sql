-- One row per place, indicator, definition, sector, publisher and year: what is known of a place, with
-- its (first) source. A province's come from the panel, so those of the 34 hold what was re-based
-- whole; the nation's and a region's are printed ones. next_year is the year of the series' next
-- figure, so that the newest of any span is found without ranking. In the order of places: the
-- question is about one, and reads only its own stretch.
CREATE TABLE marts.place_figure AS
WITH figure AS (
    SELECT
        geo_era, geo_code, indicator, definition, sector, publisher_id, year, value, status, as_of,
        is_rebased, obs_id, source_id
    FROM marts.panel
    WHERE n_reported = n_parts
    UNION ALL
    SELECT
        geo_era, geo_code, indicator, definition, sector, publisher_id, year, value, status, as_of,
        false, obs_id, source_id
    FROM marts.series
    WHERE breakdown_kind = 'none' AND geo_level IN ('nation', 'region')
)

SELECT
    f.*,
    lead(f.year) OVER (
        PARTITION BY f.geo_era, f.geo_code, f.indicator, f.definition, f.sector, f.publisher_id
        ORDER BY f.year
    ) AS next_year,
    c.title, c.published, c.url, len(string_split(f.source_id, '+')) AS n_sources
FROM figure AS f
LEFT JOIN core.source AS c ON c.source_id = string_split(f.source_id, '+')[1]
ORDER BY
    f.geo_code, f.geo_era, f.indicator, f.definition, f.sector, f.publisher_id, f.year;
