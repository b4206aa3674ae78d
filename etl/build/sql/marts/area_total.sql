-- One row per indicator, definition, sector, publisher, year, era and region or nation, added up
-- from provinces. n_expected counts the provinces of that era and year (64 in 2004-2007),
-- n_reported those with a complete figure; the value also holds what a province reported in part,
-- and n_units_* say it in provinces as they then existed.
CREATE TABLE marts.area_total (
    indicator core.indicator_key, definition core.definition_key, sector core.sector_key,
    publisher_id core.publisher_key, year SMALLINT, geo_era core.era_key, geo_level core.level_key,
    geo_code core.place_key, value DOUBLE, n_reported BIGINT, n_expected BIGINT,
    printed_value DOUBLE, n_units_reported BIGINT, n_units_expected BIGINT
);

INSERT INTO marts.area_total BY NAME
WITH unit AS (
    SELECT
        indicator, definition, sector, publisher_id, year, code_34, region_63, region_34, adds_up,
        by_value, CASE WHEN adds_up THEN value ELSE over_value END AS over_value
    FROM unit_with_places
    WHERE adds_up OR is_derived
),

printed_34 AS (
    SELECT
        p.indicator, p.definition, p.sector, p.publisher_id, p.year, p.geo_code AS code_34,
        p.region_id, i.aggregation = 'sum' AS adds_up, b.value AS by_value,
        CASE WHEN adds_up THEN p.value ELSE o.value END AS over_value,
        p.n_parts AS n_units
    FROM marts.panel AS p
    JOIN catalog.indicator AS i ON i.indicator::core.indicator_key = p.indicator
    LEFT JOIN ratio_of_keys AS r ON r.indicator = p.indicator AND r.definition = p.definition
    LEFT JOIN marts.panel AS o
        ON o.indicator = r.over AND o.definition = r.over_definition AND o.geo_era = '34'
        AND NOT o.is_rebased AND o.sector = p.sector AND o.publisher_id = p.publisher_id
        AND o.year = p.year AND o.geo_code = p.geo_code
    LEFT JOIN marts.panel AS b
        ON b.indicator = r.by_ AND b.definition = r.by_definition AND b.geo_era = '34'
        AND NOT b.is_rebased AND b.sector = p.sector AND b.publisher_id = p.publisher_id
        AND b.year = p.year AND b.geo_code = p.geo_code
    WHERE p.geo_era = '34' AND NOT p.is_rebased
        AND (adds_up OR (o.value IS NOT NULL AND b.value IS NOT NULL))
),

cell AS (
    SELECT
        indicator, definition, sector, publisher_id, year, '63'::core.era_key AS geo_era,
        region_63 AS region_id, adds_up, over_value, by_value, 1 AS n_units
    FROM unit
    UNION ALL BY NAME
    SELECT * EXCLUDE (code_34, region_63, region_34), '34'::core.era_key AS geo_era,
        region_34 AS region_id, 1 AS n_units
    FROM unit
    ANTI JOIN printed_34 USING (indicator, definition, sector, publisher_id, year, code_34)
    UNION ALL BY NAME
    SELECT * EXCLUDE (code_34), '34'::core.era_key AS geo_era
    FROM printed_34
),

total AS (
    SELECT
        indicator, definition, sector, publisher_id, year, geo_era,
        CASE GROUPING(region_id)
            WHEN 0 THEN 'region' ELSE 'nation'
        END::core.level_key AS geo_level,
        coalesce(region_id, 'VN'::core.place_key) AS geo_code,
        -- Added in the order of size, so that the last digit does not hang on the order of rows.
        list_sum(list_sort(list(over_value)))
            / CASE
                WHEN any_value(adds_up) THEN 1
                ELSE nullif(list_sum(list_sort(list(by_value) FILTER (NOT adds_up))), 0)
            END AS value,
        sum(n_units)::BIGINT AS n_units_reported
    FROM cell
    GROUP BY GROUPING SETS (
        (indicator, definition, sector, publisher_id, year, geo_era, region_id),
        (indicator, definition, sector, publisher_id, year, geo_era)
    )
),

-- One row per province with a complete figure. Of the ratios that were re-based, those that were
-- divided from parts name both; the others are printed averages, which are not added up.
province AS (
    SELECT
        indicator, definition, sector, publisher_id, year, '63'::core.era_key AS geo_era,
        region_63 AS region_id
    FROM unit
    UNION ALL BY NAME
    SELECT
        r.indicator, r.definition, r.sector, r.publisher_id, r.year, '34'::core.era_key AS geo_era,
        r.region_id
    FROM marts.rebased AS r
    JOIN catalog.indicator AS i ON i.indicator::core.indicator_key = r.indicator
    ANTI JOIN printed_34 AS p
        ON p.indicator = r.indicator AND p.definition = r.definition AND p.sector = r.sector
        AND p.publisher_id = r.publisher_id AND p.year = r.year AND p.code_34 = r.geo_code
    WHERE r.n_reported = r.n_parts AND (i.aggregation = 'sum' OR contains(r.obs_id, '+'))
    UNION ALL BY NAME
    SELECT
        indicator, definition, sector, publisher_id, year, '34'::core.era_key AS geo_era, region_id
    FROM printed_34
),

reported AS (
    SELECT
        indicator, definition, sector, publisher_id, year, geo_era,
        coalesce(region_id, 'VN'::core.place_key) AS geo_code, count(*) AS n_reported
    FROM province
    GROUP BY GROUPING SETS (
        (indicator, definition, sector, publisher_id, year, geo_era, region_id),
        (indicator, definition, sector, publisher_id, year, geo_era)
    )
),

printed_area AS (
    SELECT
        indicator, definition, sector, publisher_id, year, geo_era, geo_level, geo_code, value
    FROM marts.series
    WHERE geo_level IN ('nation', 'region') AND breakdown_kind = 'none' AND NOT is_derived
),

unit_expected AS (
    SELECT
        years.year, area.geo_era::core.era_key AS geo_era,
        area.geo_code::core.place_key AS geo_code, count(*) AS n_units
    FROM core.reporting_unit AS u
    JOIN (SELECT DISTINCT year FROM total) AS years
        ON years.year BETWEEN u.first_year AND u.last_year
    CROSS JOIN LATERAL (
        VALUES ('63', u.region_63), ('63', 'VN'), ('34', u.region_34), ('34', 'VN')
    ) AS area (geo_era, geo_code)
    GROUP BY ALL
),

province_expected AS (
    SELECT
        geo_era::core.era_key AS geo_era, coalesce(region_id, 'VN')::core.place_key AS geo_code,
        count(*) AS n_provinces
    FROM core.place
    WHERE geo_level = 'province'
    GROUP BY GROUPING SETS ((geo_era, region_id), (geo_era))
)

SELECT
    t.indicator, t.definition, t.sector, t.publisher_id, t.year, t.geo_era, t.geo_level,
    t.geo_code, t.value, coalesce(r.n_reported, 0) AS n_reported,
    CASE WHEN t.geo_era = '34' THEN p.n_provinces ELSE u.n_units END AS n_expected,
    s.value AS printed_value, t.n_units_reported, u.n_units AS n_units_expected
FROM total AS t
JOIN unit_expected AS u USING (year, geo_era, geo_code)
JOIN province_expected AS p USING (geo_era, geo_code)
LEFT JOIN reported AS r
    USING (indicator, definition, sector, publisher_id, year, geo_era, geo_code)
LEFT JOIN printed_area AS s
    ON s.indicator = t.indicator AND s.definition = t.definition AND s.sector = t.sector
    AND s.publisher_id = t.publisher_id AND s.year = t.year AND s.geo_code = t.geo_code
    AND (s.geo_level = 'nation' OR s.geo_era = t.geo_era)
WHERE t.value IS NOT NULL
ORDER BY indicator, definition, sector, publisher_id, year, geo_era, geo_level, geo_code;
