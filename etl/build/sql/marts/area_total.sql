-- One row per indicator, definition, sector, publisher, year, era and region or nation, added up
-- from provinces. n_expected counts the provinces of that era and year (64 in 2004-2007),
-- n_reported those with a complete figure; the value also holds what a province reported in part,
-- and n_units_* say it in provinces as they then existed.
CREATE TABLE marts.area_total AS
WITH unit_in_63 AS (
    SELECT
        indicator, definition, sector, publisher_id, year, '63' AS geo_era,
        region_63 AS region_id, value, over_value, by_value, aggregation, 1 AS n_units,
        geo_code AS province, true AS is_province
    FROM marts.unit_figure
    WHERE aggregation = 'sum' OR is_derived
),

printed_34 AS (
    SELECT
        p.indicator, p.definition, p.sector, p.publisher_id, p.year, '34' AS geo_era, p.region_id,
        p.value, o.value AS over_value, b.value AS by_value, i.aggregation, p.n_parts AS n_units,
        p.geo_code AS province, true AS is_province
    FROM marts.panel AS p
    JOIN catalog.indicator AS i USING (indicator)
    LEFT JOIN catalog.ratio_part AS r ON r.indicator = p.indicator AND r.definition = p.definition
    LEFT JOIN marts.panel AS o
        ON o.indicator = r.over AND o.definition = r.over_definition AND o.geo_era = '34'
        AND NOT o.is_rebased AND o.sector = p.sector AND o.publisher_id = p.publisher_id
        AND o.year = p.year AND o.geo_code = p.geo_code
    LEFT JOIN marts.panel AS b
        ON b.indicator = r.by_ AND b.definition = r.by_definition AND b.geo_era = '34'
        AND NOT b.is_rebased AND b.sector = p.sector AND b.publisher_id = p.publisher_id
        AND b.year = p.year AND b.geo_code = p.geo_code
    WHERE p.geo_era = '34' AND NOT p.is_rebased
        AND (i.aggregation = 'sum' OR (o.value IS NOT NULL AND b.value IS NOT NULL))
),

unit_in_34 AS (
    SELECT
        u.indicator, u.definition, u.sector, u.publisher_id, u.year, '34' AS geo_era,
        u.region_34 AS region_id, u.value, u.over_value, u.by_value, u.aggregation, 1 AS n_units,
        u.code_34 AS province,
        coalesce(r.n_reported = r.n_parts, false) AS is_province
    FROM marts.unit_figure AS u
    LEFT JOIN marts.rebased AS r
        ON r.indicator = u.indicator AND r.definition = u.definition AND r.sector = u.sector
        AND r.publisher_id = u.publisher_id AND r.year = u.year AND r.geo_code = u.code_34
    ANTI JOIN printed_34 AS p
        ON p.indicator = u.indicator AND p.definition = u.definition AND p.sector = u.sector
        AND p.publisher_id = u.publisher_id AND p.year = u.year AND p.province = u.code_34
    WHERE u.aggregation = 'sum' OR u.is_derived
),

cell AS (
    SELECT *, 'region' AS geo_level, region_id AS geo_code
    FROM (FROM unit_in_63 UNION ALL BY NAME FROM unit_in_34 UNION ALL BY NAME FROM printed_34)
    UNION ALL BY NAME
    SELECT *, 'nation' AS geo_level, 'VN' AS geo_code
    FROM (FROM unit_in_63 UNION ALL BY NAME FROM unit_in_34 UNION ALL BY NAME FROM printed_34)
),

total AS (
    SELECT
        indicator, definition, sector, publisher_id, year, geo_era, geo_level, geo_code,
        CASE
            WHEN any_value(aggregation) = 'sum' THEN sum(value ORDER BY value)
            ELSE sum(over_value ORDER BY over_value) FILTER (over_value IS NOT NULL)
                / nullif(sum(by_value ORDER BY by_value) FILTER (by_value IS NOT NULL), 0)
        END AS value,
        count(DISTINCT province) FILTER (is_province) AS n_reported,
        sum(n_units)::BIGINT AS n_units_reported
    FROM cell
    GROUP BY ALL
),

unit_expected AS (
    SELECT years.year, area.geo_era, area.geo_level, area.geo_code, count(*) AS n_units
    FROM core.reporting_unit AS u
    JOIN (SELECT DISTINCT year FROM total) AS years
        ON years.year BETWEEN u.first_year AND u.last_year
    CROSS JOIN LATERAL (
        VALUES ('63', 'region', u.region_63), ('63', 'nation', 'VN'), ('34', 'region', u.region_34),
            ('34', 'nation', 'VN')
    ) AS area (geo_era, geo_level, geo_code)
    GROUP BY ALL
),

province_expected AS (
    SELECT geo_era, 'region' AS geo_level, region_id AS geo_code, count(*) AS n_provinces
    FROM core.place
    WHERE geo_level = 'province'
    GROUP BY ALL
    UNION ALL
    SELECT geo_era, 'nation', 'VN', count(*)
    FROM core.place
    WHERE geo_level = 'province'
    GROUP BY ALL
)

SELECT
    t.indicator, t.definition, t.sector, t.publisher_id, t.year, t.geo_era, t.geo_level,
    t.geo_code, t.value, t.n_reported,
    CASE WHEN t.geo_era = '34' THEN p.n_provinces ELSE u.n_units END AS n_expected,
    s.value AS printed_value, t.n_units_reported, u.n_units AS n_units_expected
FROM total AS t
JOIN unit_expected AS u USING (year, geo_era, geo_level, geo_code)
JOIN province_expected AS p USING (geo_era, geo_level, geo_code)
LEFT JOIN marts.series AS s
    ON s.indicator = t.indicator AND s.definition = t.definition AND s.sector = t.sector
    AND s.breakdown_kind = 'none' AND NOT s.is_derived AND s.publisher_id = t.publisher_id
    AND s.year = t.year AND s.geo_code = t.geo_code
    AND (s.geo_level = 'nation' OR s.geo_era = t.geo_era)
WHERE t.value IS NOT NULL
ORDER BY ALL;
