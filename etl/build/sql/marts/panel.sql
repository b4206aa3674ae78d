-- One row per indicator, definition, sector, publisher, year, era and province, in both eras.
-- A figure printed for a province of the 34 stands before one re-based from the 63;
-- the re-based one is then in marts.rebased_check. Hà Nội before 2008 is as printed in era 63
-- (see note) and holds Hà Tây in era 34.
CREATE TABLE marts.panel (
    indicator core.indicator_key, definition core.definition_key, sector core.sector_key,
    publisher_id core.publisher_key, year SMALLINT, geo_era core.era_key, geo_code core.place_key,
    region_id core.place_key, value DOUBLE, status core.status_key, as_of DATE, is_rebased BOOLEAN,
    n_parts BIGINT, n_reported BIGINT, obs_id VARCHAR USING COMPRESSION zstd, source_id VARCHAR,
    note_vi VARCHAR, note_en VARCHAR, published VARCHAR
);

INSERT INTO marts.panel BY NAME
WITH place AS (
    SELECT
        geo_era::core.era_key AS geo_era, geo_code::core.place_key AS geo_code,
        region_id::core.place_key AS region_id,
        CASE geo_era WHEN '34' THEN n_parts ELSE 1 END AS n_parts
    FROM core.place
    WHERE geo_level = 'province'
),

without AS (
    SELECT
        '63'::core.era_key AS geo_era, u.joined_63::core.place_key AS geo_code, u.last_year,
        'Chưa gồm ' || former.name_vi || '.' AS note_vi,
        former.name_en || ' is not included.' AS note_en
    FROM core.reporting_unit AS u
    JOIN core.place AS former USING (geo_era, geo_code)
    WHERE u.geo_era = 'former' AND u.joined_63 IS NOT NULL
),

printed AS (
    SELECT
        s.indicator, s.definition, s.sector, s.publisher_id, s.year, s.geo_era, s.geo_code,
        p.region_id, s.value, s.status, s.as_of, false AS is_rebased, p.n_parts,
        p.n_parts AS n_reported, s.obs_id, s.source_id, s.published,
        coalesce(w.note_vi, '') AS note_vi, coalesce(w.note_en, '') AS note_en
    FROM marts.series AS s
    JOIN place AS p USING (geo_era, geo_code)
    LEFT JOIN without AS w
        ON w.geo_era = s.geo_era AND w.geo_code = s.geo_code AND s.year <= w.last_year
    WHERE s.breakdown_kind = 'none'
),

rebased AS (
    SELECT
        r.*, '34'::core.era_key AS geo_era, true AS is_rebased, c.published, '' AS note_vi,
        '' AS note_en
    FROM marts.rebased AS r
    LEFT JOIN core.source AS c USING (source_id)
    ANTI JOIN marts.series AS s
        ON s.geo_era = '34' AND s.geo_level = 'province' AND s.breakdown_kind = 'none'
        AND s.indicator = r.indicator AND s.definition = r.definition AND s.sector = r.sector
        AND s.publisher_id = r.publisher_id AND s.year = r.year AND s.geo_code = r.geo_code
)

FROM (SELECT * FROM printed UNION ALL BY NAME SELECT * FROM rebased)
ORDER BY indicator, definition, sector, publisher_id, year, geo_era, geo_code;
