-- One row per indicator, definition, sector, breakdown, place, publisher and year: the figure of
-- that year which is drawn. Suspect figures never enter; a month's flow is not a year's.
-- n_printed counts the figures it was chosen from. Derived rows are ratios of two chosen figures;
-- those of two sources have no one date of publication. over_value and by_value are their two parts.

-- One row per ratio indicator and way to compute it: catalog.ratio_part by keys.
CREATE TEMP VIEW ratio_of_keys AS
SELECT
    indicator::core.indicator_key AS indicator, definition::core.definition_key AS definition,
    over::core.indicator_key AS over, over_definition::core.definition_key AS over_definition,
    by_::core.indicator_key AS by_, by_definition::core.definition_key AS by_definition
FROM catalog.ratio_part;

CREATE TABLE marts.series (
    indicator core.indicator_key, definition core.definition_key, sector core.sector_key,
    breakdown_kind core.breakdown_kind_key, breakdown core.breakdown_key, geo_era core.era_key,
    geo_level core.level_key, geo_code core.place_key, publisher_id core.publisher_key,
    year SMALLINT, value DOUBLE, unit core.unit_key, status core.status_key,
    qualifier core.qualifier_key, as_of DATE, period VARCHAR, period_type core.period_type_key,
    -- Texts that hardly repeat: the default takes three times as long and twice the room.
    obs_id VARCHAR USING COMPRESSION zstd,
    source_id VARCHAR, edition VARCHAR, is_derived BOOLEAN, n_printed BIGINT, note VARCHAR,
    published VARCHAR, over_value DOUBLE, by_value DOUBLE
);

INSERT INTO marts.series BY NAME
WITH candidate AS (
    SELECT
        o.indicator, o.definition, o.sector, o.breakdown_kind,
        CASE
            WHEN o.breakdown_kind = 'none' THEN 'all'::core.breakdown_key ELSE o.breakdown
        END AS breakdown,
        o.geo_era, o.geo_level, o.geo_code, o.publisher_id, o.year, o.value, o.unit, o.status,
        o.qualifier, o.as_of, o.period, o.period_type, o.obs_id, o.source_id, o.edition, o.note,
        s.published
    FROM core.observation AS o
    JOIN core.source AS s USING (source_id)
    JOIN catalog.indicator AS i ON i.indicator::core.indicator_key = o.indicator
    WHERE NOT o.is_suspect
        AND (i.nature <> 'flow' OR o.period_type IN ('year', 'year_end'))
),

-- Few figures have a rival, in a register none: only those are ranked.
contested AS (
    SELECT
        indicator, definition, sector, breakdown_kind, breakdown, geo_era, geo_code, publisher_id,
        year
    FROM candidate
    GROUP BY ALL
    HAVING count(*) > 1
),

ranked AS (
    SELECT
        obs_id,
        count(*) OVER same_figure AS n_printed,
        row_number() OVER (
            same_figure
            ORDER BY
                edition DESC,
                -- A whole-year figure before a dated one, a dated one before a count "now" of an
                -- article.
                CASE period_type
                    WHEN 'year_end' THEN 1 WHEN 'year' THEN 2 WHEN 'date' THEN 3 WHEN 'month' THEN 4
                    ELSE 5
                END,
                as_of DESC NULLS LAST, coalesce(published, '') DESC, obs_id
        ) AS place_among_rivals
    FROM candidate
    SEMI JOIN contested USING (
        indicator, definition, sector, breakdown_kind, breakdown, geo_era, geo_code, publisher_id,
        year
    )
    WINDOW same_figure AS (
        PARTITION BY indicator, definition, sector, breakdown_kind, breakdown, geo_era, geo_code,
            publisher_id, year
    )
),

printed AS (
    SELECT
        c.*, false AS is_derived, coalesce(r.n_printed, 1) AS n_printed,
        NULL::DOUBLE AS over_value, NULL::DOUBLE AS by_value
    FROM candidate AS c
    LEFT JOIN ranked AS r USING (obs_id)
    WHERE r.place_among_rivals IS NULL OR r.place_among_rivals = 1
),

derived AS (
    SELECT
        r.indicator, r.definition, o.sector, o.breakdown_kind, o.breakdown, o.geo_era,
        o.geo_level, o.geo_code, o.publisher_id, o.year,
        o.value / b.value AS value, o.value AS over_value, b.value AS by_value,
        i.unit::core.unit_key AS unit,
        CASE WHEN o.status >= b.status THEN o.status ELSE b.status END AS status,
        CASE WHEN o.status >= b.status THEN o.qualifier ELSE b.qualifier END AS qualifier,
        greatest(o.as_of, b.as_of) AS as_of,
        CASE WHEN o.period = b.period THEN o.period ELSE o.year::VARCHAR END AS period,
        CASE
            WHEN o.period_type = b.period_type THEN o.period_type ELSE 'year'::core.period_type_key
        END AS period_type,
        o.obs_id || '+' || b.obs_id AS obs_id,
        CASE
            WHEN o.source_id = b.source_id THEN o.source_id
            ELSE o.source_id || '+' || b.source_id
        END AS source_id,
        CASE WHEN o.edition = b.edition THEN o.edition ELSE '' END AS edition,
        true AS is_derived,
        1::BIGINT AS n_printed,
        '' AS note,
        CASE WHEN o.source_id = b.source_id THEN o.published END AS published
    FROM ratio_of_keys AS r
    JOIN catalog.indicator AS i ON i.indicator::core.indicator_key = r.indicator
    JOIN printed AS o ON o.indicator = r.over AND o.definition = r.over_definition
    JOIN printed AS b
        ON b.indicator = r.by_ AND b.definition = r.by_definition
        AND b.sector = o.sector AND b.geo_era = o.geo_era AND b.geo_code = o.geo_code
        AND b.publisher_id = o.publisher_id AND b.year = o.year
    ANTI JOIN printed AS p
        ON p.indicator = r.indicator AND p.definition = r.definition AND p.sector = o.sector
        AND p.breakdown_kind = 'none' AND p.geo_era = o.geo_era AND p.geo_code = o.geo_code
        AND p.publisher_id = o.publisher_id AND p.year = o.year
    WHERE o.breakdown_kind = 'none' AND b.breakdown_kind = 'none' AND b.value <> 0
)

FROM (SELECT * FROM printed UNION ALL BY NAME SELECT * FROM derived)
ORDER BY indicator, definition, sector, breakdown, geo_era, geo_level, geo_code, publisher_id, year;
