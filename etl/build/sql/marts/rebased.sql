-- One row per indicator, definition, sector, publisher, year and province of the 34 that has a
-- figure of the years of the 63: added up (Sum), divided anew from added parts (Ratio), or carried
-- over where the territory did not change (printed averages). n_parts counts the provinces that
-- existed there in that year, n_reported those with a figure.
CREATE TABLE marts.rebased AS
WITH expected AS (
    -- A former province divided between two of the 34 counts in both: without it neither is whole.
    SELECT years.year, u.code_34, count(*) AS n_parts
    FROM (
        SELECT first_year, last_year, unnest(successors_34) AS code_34 FROM core.reporting_unit
    ) AS u
    JOIN (SELECT DISTINCT year FROM marts.unit_figure) AS years
        ON years.year BETWEEN u.first_year AND u.last_year
    GROUP BY ALL
),

added AS (
    SELECT
        indicator, definition, sector, publisher_id, year, code_34 AS geo_code,
        any_value(region_34) AS region_id, aggregation, is_derived,
        list_sum(list_sort(list(value))) AS total,
        sum(over_value ORDER BY over_value) FILTER (over_value IS NOT NULL)
            / nullif(sum(by_value ORDER BY by_value) FILTER (by_value IS NOT NULL), 0) AS ratio,
        arg_max(
            status, list_position(['final', 'preliminary', 'estimate', 'approximate'], status)
        ) AS status,
        max(as_of) AS as_of,
        count(*) AS n_reported,
        array_to_string(list_sort(list(obs_id)), '+') AS obs_id,
        array_to_string(list_sort(list_distinct(list(source_id))), '+') AS source_id
    FROM marts.unit_figure
    WHERE code_34 IS NOT NULL
    GROUP BY ALL
)

SELECT
    a.indicator, a.definition, a.sector, a.publisher_id, a.year, a.geo_code, a.region_id,
    -- The total of a printed average is that one average: it stands only where n_parts is 1.
    CASE WHEN a.is_derived THEN a.ratio ELSE a.total END AS value,
    a.status, a.as_of, e.n_parts, a.n_reported, a.obs_id, a.source_id
FROM added AS a
JOIN expected AS e ON e.year = a.year AND e.code_34 = a.geo_code
WHERE (a.aggregation = 'sum' OR a.is_derived OR e.n_parts = 1)
    AND NOT (a.is_derived AND a.ratio IS NULL)
ORDER BY ALL;
