-- One row per indicator, definition, sector, publisher, year, era and province, in both eras.
-- A figure printed for a province of the 34 stands before one re-based from the 63;
-- the re-based one is then in marts.rebased_check. Hà Nội before 2008 is as printed in era 63
-- (see note) and holds Hà Tây in era 34.
CREATE TABLE marts.panel AS
WITH printed AS (
    SELECT
        s.indicator, s.definition, s.sector, s.publisher_id, s.year, s.geo_era, s.geo_code,
        p.region_id, s.value, s.status, s.as_of, false AS is_rebased,
        CASE WHEN s.geo_era = '34' THEN p.n_parts ELSE 1 END AS n_parts,
        CASE WHEN s.geo_era = '34' THEN p.n_parts ELSE 1 END AS n_reported,
        s.obs_id, s.source_id,
        coalesce('Chưa gồm ' || former.name_vi || '.', '') AS note_vi,
        coalesce(former.name_en || ' is not included.', '') AS note_en
    FROM marts.series AS s
    JOIN core.place AS p
        ON p.geo_era = s.geo_era AND p.geo_code = s.geo_code AND p.geo_level = 'province'
    LEFT JOIN core.reporting_unit AS u
        ON s.geo_era = '63' AND u.geo_era = 'former' AND u.joined_63 = s.geo_code
        AND s.year <= u.last_year
    LEFT JOIN core.place AS former ON former.geo_era = 'former' AND former.geo_code = u.geo_code
    WHERE s.breakdown_kind = 'none'
),

rebased AS (
    SELECT r.*, '34' AS geo_era, true AS is_rebased, '' AS note_vi, '' AS note_en
    FROM marts.rebased AS r
    ANTI JOIN printed AS p
        ON p.geo_era = '34' AND p.indicator = r.indicator AND p.definition = r.definition
        AND p.sector = r.sector AND p.publisher_id = r.publisher_id AND p.year = r.year
        AND p.geo_code = r.geo_code
)

SELECT f.*, c.published
FROM (SELECT * FROM printed UNION ALL BY NAME SELECT * FROM rebased) AS f
LEFT JOIN core.source AS c USING (source_id)
ORDER BY indicator, definition, sector, publisher_id, year, geo_era, geo_code;
