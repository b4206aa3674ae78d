-- One row per figure printed for a province of the 34, with the two parts of a ratio, beside the
-- sum of its former provinces of the same indicator, definition and sector: of the same publisher
-- and year where there is one, else the newest whole sum. The sum's columns are empty where no
-- former province has a figure.
CREATE TABLE marts.printed_34 (
    indicator core.indicator_key, definition core.definition_key, sector core.sector_key,
    publisher_id core.publisher_key, year SMALLINT, geo_era core.era_key, geo_code core.place_key,
    value DOUBLE, over_value DOUBLE, by_value DOUBLE, is_derived BOOLEAN, status core.status_key,
    as_of DATE, obs_id VARCHAR USING COMPRESSION zstd, source_id VARCHAR, published VARCHAR,
    sum_publisher_id core.publisher_key, sum_year SMALLINT, sum_value DOUBLE, sum_as_of DATE,
    n_parts BIGINT, n_reported BIGINT, sum_obs_id VARCHAR USING COMPRESSION zstd,
    is_same_print BOOLEAN
);

INSERT INTO marts.printed_34 BY NAME
WITH printed AS (
    SELECT * FROM marts.panel WHERE geo_era = '34' AND NOT is_rebased
),

-- The newest whole sum of a place, or where none is whole the newest in part; of several in one year
-- that of the first in rank. Where publishers share a rank all of them are named.
newest AS (
    SELECT
        indicator, definition, sector, geo_code, year,
        list(publisher_id ORDER BY publisher_id) AS publishers
    FROM (
        SELECT r.indicator, r.definition, r.sector, r.geo_code, r.publisher_id, r.year
        FROM marts.rebased AS r
        LEFT JOIN catalog.publisher AS s ON s.publisher_id::core.publisher_key = r.publisher_id
        QUALIFY rank() OVER (
            PARTITION BY r.indicator, r.definition, r.sector, r.geo_code
            ORDER BY r.n_reported = r.n_parts DESC, r.year DESC, s.rank
        ) = 1
    )
    GROUP BY ALL
),

compared AS (
    SELECT
        p.*, r.year IS NOT NULL AS is_same_print, coalesce(r.year, n.year) AS sum_year,
        CASE
            WHEN is_same_print OR list_contains(n.publishers, p.publisher_id) THEN p.publisher_id
            ELSE n.publishers[1]
        END AS sum_publisher_id
    FROM printed AS p
    LEFT JOIN marts.rebased AS r
        USING (indicator, definition, sector, geo_code, publisher_id, year)
    LEFT JOIN newest AS n USING (indicator, definition, sector, geo_code)
)

SELECT
    p.indicator, p.definition, p.sector, p.publisher_id, p.year, p.geo_era, p.geo_code, p.value,
    o.value AS over_value, b.value AS by_value, q.definition IS NOT NULL AS is_derived,
    p.status, p.as_of, p.obs_id, p.source_id, p.published, p.sum_publisher_id, p.sum_year,
    r.value AS sum_value, r.as_of AS sum_as_of, r.n_parts, r.n_reported, r.obs_id AS sum_obs_id,
    p.is_same_print
FROM compared AS p
LEFT JOIN marts.rebased AS r
    ON r.indicator = p.indicator AND r.definition = p.definition AND r.sector = p.sector
    AND r.geo_code = p.geo_code AND r.publisher_id = p.sum_publisher_id AND r.year = p.sum_year
LEFT JOIN ratio_of_keys AS q ON q.indicator = p.indicator AND q.definition = p.definition
LEFT JOIN printed AS o
    ON o.indicator = q.over AND o.definition = q.over_definition AND o.sector = p.sector
    AND o.publisher_id = p.publisher_id AND o.year = p.year AND o.geo_code = p.geo_code
LEFT JOIN printed AS b
    ON b.indicator = q.by_ AND b.definition = q.by_definition AND b.sector = p.sector
    AND b.publisher_id = p.publisher_id AND b.year = p.year AND b.geo_code = p.geo_code
ORDER BY geo_code, indicator, definition, sector, publisher_id, year;
