-- One row per kind (size_class of Decree 113, member_size_class, rating), year, place, sector, class
-- of the year before and class of the year: how many cooperatives went that way. to_class 'dissolved'
-- are those that ended.
CREATE TABLE marts.transition AS
-- Whole ways are counted before they are taken apart by kind: there are far fewer of them than steps.
WITH way AS (
    SELECT
        year, geo_era, province_code, sector_class, is_dissolved, from_size, to_size, from_members,
        to_members, from_rating, to_rating, count(*) AS n
    FROM step
    GROUP BY ALL
),

moved AS (
    SELECT
        year, geo_era, province_code, sector_class, is_dissolved, n,
        unnest([
            {kind: 'size_class', from_class: from_size, to_class: to_size},
            {kind: 'member_size_class', from_class: from_members, to_class: to_members},
            {kind: 'rating', from_class: from_rating, to_class: to_rating}
        ], recursive := true)
    FROM way
),

counted AS (
    SELECT
        kind, year, geo_era, province_code, sector_class, from_class,
        CASE WHEN is_dissolved THEN 'dissolved' ELSE to_class END AS to_class, sum(n) AS n
    FROM moved
    WHERE from_class IS NOT NULL AND (is_dissolved OR to_class IS NOT NULL)
    GROUP BY ALL
),

added AS (
    SELECT
        c.kind, c.year, a.geo_era, a.geo_level, a.geo_code, s.sector, c.from_class, c.to_class,
        sum(c.n)::INTEGER AS n
    FROM counted AS c
    JOIN spread AS a ON a.cell_era = c.geo_era AND a.province_code = c.province_code
    JOIN sector_spread AS s USING (sector_class)
    GROUP BY ALL
)

SELECT
    kind, year, geo_era, geo_level, geo_code, sector, from_class, to_class,
    CASE WHEN n >= $smallest_cell THEN n END AS n,
    n < $smallest_cell AS is_suppressed
FROM added
ORDER BY kind, geo_era, geo_code, sector, year, from_class, to_class;
