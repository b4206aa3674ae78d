-- Regions add up to the nation in each era, and the nation of the 34 to the nation of the 63
-- where no figure was printed for a province of the 34.
-- Holds by year.
WITH total AS (
    SELECT t.*
    FROM marts.area_total AS t
    JOIN catalog.indicator AS i ON i.indicator::core.indicator_key = t.indicator
    WHERE i.aggregation = 'sum'
),

nation AS (
    SELECT * FROM total WHERE geo_level = 'nation'
),

region AS (
    SELECT indicator, definition, sector, publisher_id, year, geo_era, sum(value) AS value
    FROM total
    WHERE geo_level = 'region'
    GROUP BY ALL
)

SELECT n.indicator, n.definition, n.sector, n.publisher_id, n.year, n.geo_era, n.value,
    r.value AS other
FROM nation AS n
LEFT JOIN region AS r USING (indicator, definition, sector, publisher_id, year, geo_era)
WHERE r.value IS NULL OR abs(n.value - r.value) > 1e-9 * greatest(1, abs(n.value))
UNION ALL
SELECT n.indicator, n.definition, n.sector, n.publisher_id, n.year, n.geo_era, n.value, o.value
FROM nation AS n
LEFT JOIN nation AS o
    ON o.geo_era = '63' AND o.indicator = n.indicator AND o.definition = n.definition
    AND o.sector = n.sector AND o.publisher_id = n.publisher_id AND o.year = n.year
WHERE n.geo_era = '34'
    AND NOT EXISTS (
        FROM marts.panel AS p
        WHERE p.geo_era = '34' AND NOT p.is_rebased AND p.indicator = n.indicator
            AND p.definition = n.definition AND p.sector = n.sector
            AND p.publisher_id = n.publisher_id AND p.year = n.year
    )
    AND (o.value IS NULL OR abs(n.value - o.value) > 1e-9 * greatest(1, abs(n.value)));
