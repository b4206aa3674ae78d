-- One row per indicator, definition, sector, publisher, year and province of the 34 that has a
-- figure of the years of the 63: added up (Sum), divided anew from added parts (Ratio), or carried
-- over where the territory did not change (printed averages). n_parts counts the provinces that
-- existed there in that year, n_reported those with a figure.
CREATE TABLE marts.rebased (
    indicator core.indicator_key, definition core.definition_key, sector core.sector_key,
    publisher_id core.publisher_key, year SMALLINT, geo_code core.place_key,
    region_id core.place_key, value DOUBLE, status core.status_key, as_of DATE, n_parts BIGINT,
    n_reported BIGINT, obs_id VARCHAR USING COMPRESSION zstd, source_id VARCHAR
);

CREATE TEMP TYPE source_key AS ENUM (
    SELECT DISTINCT source_id FROM marts.unit_figure ORDER BY source_id
);

INSERT INTO marts.rebased BY NAME
WITH expected AS (
    -- A former province divided between two of the 34 counts in both: without it neither is whole.
    SELECT years.year, u.code_34, count(*) AS n_parts
    FROM (
        SELECT first_year, last_year, unnest(successors_34)::core.place_key AS code_34
        FROM core.reporting_unit
    ) AS u
    JOIN (SELECT DISTINCT year FROM marts.unit_figure) AS years
        ON years.year BETWEEN u.first_year AND u.last_year
    GROUP BY ALL
),

added AS (
    SELECT
        indicator, definition, sector, publisher_id, year, code_34 AS geo_code,
        any_value(region_34) AS region_id, adds_up, is_derived,
        -- Added in the order of size, so that the last digit does not hang on the order of rows.
        list_sum(list_sort(list(CASE WHEN is_derived THEN over_value ELSE value END))) AS total,
        list_sum(list_sort(list(by_value) FILTER (is_derived))) AS by_total,
        max(status) AS status,
        max(as_of) AS as_of,
        count(*) AS n_reported,
        -- To join texts, of which none holds a line break, and to sort the pieces afterwards takes
        -- half as long as a list of them.
        string_agg(obs_id, chr(10)) AS obs_ids,
        list(source_id::source_key) AS sources
    FROM unit_with_places
    WHERE code_34 IS NOT NULL
    GROUP BY ALL
)

SELECT
    a.indicator, a.definition, a.sector, a.publisher_id, a.year, a.geo_code, a.region_id,
    -- The total of a printed average is that one average: it stands only where n_parts is 1.
    CASE WHEN a.is_derived THEN a.total / nullif(a.by_total, 0) ELSE a.total END AS value,
    a.status, a.as_of, e.n_parts, a.n_reported,
    array_to_string(list_sort(string_split(a.obs_ids, chr(10))), '+') AS obs_id,
    CASE
        WHEN list_min(a.sources) = list_max(a.sources) THEN a.sources[1]
        ELSE array_to_string(list_sort(list_distinct(a.sources)), '+')
    END AS source_id
FROM added AS a
JOIN expected AS e ON e.year = a.year AND e.code_34 = a.geo_code
WHERE (a.adds_up OR a.is_derived OR e.n_parts = 1)
    AND value IS NOT NULL
ORDER BY indicator, definition, sector, publisher_id, year, geo_code;
