-- One row per unit and year that also reported the year before: what changed between the two.
CREATE OR REPLACE TEMP TABLE step AS
-- Names and figures are compared by their hashes of 64 bits: carrying numbers through the join takes
-- a fifth off it, and two that differ but hash alike would be one pair in 10^19.
WITH report AS (
    SELECT
        year, unit_id, file_id, geo_era, province_code, sector_class, tax_code,
        status = 'dissolved' AS is_dissolved, size_class, member_size_class, rating,
        hash(name) AS name_hash,
        hash(revenue_vnd, profit_vnd, members, workers, assets_vnd) AS figures_hash,
        revenue_vnd IS NOT NULL AS is_told
    FROM core.cooperative_year
),

before AS (
    SELECT
        unit_id, (year + 1)::SMALLINT AS year, geo_era, province_code, size_class,
        member_size_class, rating, name_hash, figures_hash, is_told
    FROM report
)

SELECT
    c.year, c.unit_id, c.file_id, c.geo_era, c.province_code, c.sector_class, c.tax_code,
    c.is_dissolved,
    b.size_class AS from_size, c.size_class AS to_size,
    b.member_size_class AS from_members, c.member_size_class AS to_members,
    b.rating AS from_rating, c.rating AS to_rating,
    b.name_hash <> c.name_hash AS is_renamed,
    b.geo_era = c.geo_era AND b.province_code <> c.province_code AS is_moved,
    c.is_told AND b.is_told AS has_figures,
    c.figures_hash = b.figures_hash AS is_same
FROM report AS c
JOIN before AS b USING (unit_id, year);
