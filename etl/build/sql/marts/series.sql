-- One row per indicator, definition, sector, breakdown, place, publisher and year: the figure of
-- that year which is drawn. Suspect figures never enter; a month's flow is not a year's.
-- n_printed counts the figures it was chosen from. Derived rows are ratios of two chosen figures;
-- those of two sources have no one date of publication.
CREATE TABLE marts.series AS
WITH candidate AS (
    SELECT
        o.*,
        -- A whole-year figure before a dated one, a dated one before a count "now" of an article.
        CASE o.period_type
            WHEN 'year_end' THEN 1 WHEN 'year' THEN 2 WHEN 'date' THEN 3 WHEN 'month' THEN 4
            ELSE 5
        END AS period_rank,
        CASE WHEN o.breakdown_kind = 'none' THEN 'all' ELSE o.breakdown END AS class,
        coalesce(s.published, '') AS source_published
    FROM core.observation AS o
    JOIN core.source AS s USING (source_id)
    JOIN catalog.indicator AS i USING (indicator)
    WHERE NOT o.is_suspect
        AND (i.nature <> 'flow' OR o.period_type IN ('year', 'year_end'))
),

chosen AS (
    SELECT
        *,
        count(*) OVER same_year AS n_printed
    FROM candidate
    WINDOW same_year AS (
        PARTITION BY indicator, definition, sector, breakdown_kind, class, geo_era, geo_code,
            publisher_id, year
    )
    QUALIFY row_number() OVER (
        PARTITION BY indicator, definition, sector, breakdown_kind, class, geo_era, geo_code,
            publisher_id, year
        ORDER BY edition DESC, period_rank, as_of DESC NULLS LAST, source_published DESC, obs_id
    ) = 1
),

printed AS (
    SELECT
        indicator, definition, sector, breakdown_kind, class AS breakdown, geo_era, geo_level,
        geo_code, publisher_id, year, value, unit, status, qualifier, as_of, period, period_type,
        obs_id, source_id, edition, false AS is_derived, n_printed, note
    FROM chosen
),

graded AS (
    SELECT
        *,
        list_position(['final', 'preliminary', 'estimate', 'approximate'], status) AS doubt
    FROM printed
),

derived AS (
    SELECT
        r.indicator, r.definition, o.sector, o.breakdown_kind, o.breakdown, o.geo_era,
        o.geo_level, o.geo_code, o.publisher_id, o.year,
        o.value / b.value AS value,
        i.unit,
        CASE WHEN o.doubt >= b.doubt THEN o.status ELSE b.status END AS status,
        CASE WHEN o.doubt >= b.doubt THEN o.qualifier ELSE b.qualifier END AS qualifier,
        greatest(o.as_of, b.as_of) AS as_of,
        CASE WHEN o.period = b.period THEN o.period ELSE o.year::VARCHAR END AS period,
        CASE
            WHEN o.period_type = b.period_type THEN o.period_type ELSE 'year'
        END AS period_type,
        o.obs_id || '+' || b.obs_id AS obs_id,
        CASE
            WHEN o.source_id = b.source_id THEN o.source_id
            ELSE o.source_id || '+' || b.source_id
        END AS source_id,
        CASE WHEN o.edition = b.edition THEN o.edition ELSE '' END AS edition,
        true AS is_derived,
        1::BIGINT AS n_printed,
        '' AS note
    FROM catalog.ratio_part AS r
    JOIN catalog.indicator AS i USING (indicator)
    JOIN graded AS o ON o.indicator = r.over AND o.definition = r.over_definition
    JOIN graded AS b
        ON b.indicator = r.by_ AND b.definition = r.by_definition
        AND b.sector = o.sector AND b.geo_era = o.geo_era AND b.geo_code = o.geo_code
        AND b.publisher_id = o.publisher_id AND b.year = o.year
    LEFT JOIN printed AS p
        ON p.indicator = r.indicator AND p.definition = r.definition AND p.sector = o.sector
        AND p.breakdown_kind = 'none' AND p.geo_era = o.geo_era AND p.geo_code = o.geo_code
        AND p.publisher_id = o.publisher_id AND p.year = o.year
    WHERE o.breakdown_kind = 'none' AND b.breakdown_kind = 'none' AND b.value <> 0
        AND p.obs_id IS NULL
)

SELECT f.*, c.published
FROM (SELECT * FROM printed UNION ALL BY NAME SELECT * FROM derived) AS f
LEFT JOIN core.source AS c USING (source_id)
ORDER BY indicator, definition, sector, breakdown, geo_era, geo_level, geo_code, publisher_id, year;
