-- Re-basing loses and invents nothing: over the country, sums of the 34 equal sums of the 63 and
-- former provinces that have one successor.
-- Holds by year.
WITH before AS (
    SELECT f.indicator, definition, sector, publisher_id, year, sum(value) AS value
    FROM marts.unit_figure AS f
    JOIN core.reporting_unit AS u
        ON u.geo_era::core.era_key = f.geo_era AND u.geo_code::core.place_key = f.geo_code
    JOIN catalog.indicator AS i ON i.indicator::core.indicator_key = f.indicator
    WHERE i.aggregation = 'sum' AND u.code_34 IS NOT NULL
    GROUP BY ALL
),

after AS (
    SELECT f.indicator, definition, sector, publisher_id, year, sum(value) AS value
    FROM (
        SELECT indicator, definition, sector, publisher_id, year, value
        FROM marts.panel
        WHERE geo_era = '34' AND is_rebased
        UNION ALL
        SELECT indicator, definition, sector, publisher_id, year, rebased_value
        FROM marts.rebased_check
    ) AS f
    JOIN catalog.indicator AS i ON i.indicator::core.indicator_key = f.indicator
    WHERE i.aggregation = 'sum'
    GROUP BY ALL
)

SELECT *
FROM before AS b
FULL JOIN after AS a USING (indicator, definition, sector, publisher_id, year)
WHERE b.value IS NULL OR a.value IS NULL
    OR abs(a.value - b.value) > 1e-9 * greatest(1, abs(b.value));
