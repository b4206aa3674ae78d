-- One row per place, indicator, definition, sector, publisher and year: what is known of a place, with
-- its (first) source. A province's come from the panel, so those of the 34 hold what was re-based
-- whole; the nation's and a region's are printed ones. next_year is the year of the series' next
-- figure, so that the newest of any span is found without ranking. In the order of places: the
-- question is about one, and reads only its own stretch.
CREATE TABLE marts.place_figure (
    geo_era core.era_key, geo_code core.place_key, indicator core.indicator_key,
    definition core.definition_key, sector core.sector_key, publisher_id core.publisher_key,
    year SMALLINT, value DOUBLE, status core.status_key, as_of DATE, is_rebased BOOLEAN,
    obs_id VARCHAR USING COMPRESSION zstd, next_year SMALLINT, title VARCHAR, published VARCHAR,
    url VARCHAR, n_sources BIGINT
);

CREATE TEMP TYPE source_of_place_key AS ENUM (
    SELECT source_id FROM marts.panel UNION SELECT source_id FROM marts.series ORDER BY source_id
);

INSERT INTO marts.place_figure BY NAME
WITH figure AS (
    SELECT
        geo_era, geo_code, indicator, definition, sector, publisher_id, year, value, status, as_of,
        is_rebased, obs_id, source_id::source_of_place_key AS source_id
    FROM marts.panel
    WHERE n_reported = n_parts
    UNION ALL
    SELECT
        geo_era, geo_code, indicator, definition, sector, publisher_id, year, value, status, as_of,
        false, obs_id, source_id::source_of_place_key
    FROM marts.series
    WHERE breakdown_kind = 'none' AND geo_level IN ('nation', 'region')
),

dated AS (
    SELECT
        *,
        lead(year) OVER (
            PARTITION BY geo_era, geo_code, indicator, definition, sector, publisher_id
            ORDER BY year
        ) AS next_year
    FROM figure
),

source AS (
    SELECT
        s.source_id::source_of_place_key AS source_id, c.title, c.published, c.url,
        len(s.parts) AS n_sources
    FROM (
        SELECT source_id, string_split(source_id, '+') AS parts
        FROM (SELECT unnest(enum_range(NULL::source_of_place_key))::VARCHAR AS source_id)
    ) AS s
    LEFT JOIN core.source AS c ON c.source_id = s.parts[1]
)

SELECT f.* EXCLUDE (source_id), s.title, s.published, s.url, s.n_sources
FROM dated AS f
LEFT JOIN source AS s USING (source_id)
ORDER BY geo_code, geo_era, indicator, definition, sector, publisher_id, year;
