-- One row per kind (size_class of Decree 113, member_size_class, rating), year, place, sector, class
-- of the year before and class of the year: how many cooperatives went that way. to_class 'dissolved'
-- are those that ended.
CREATE TABLE marts.transition AS
WITH added AS (
    SELECT
        w.kind, w.year, a.geo_era, a.geo_level, a.geo_code, s.sector, w.from_class, w.to_class,
        sum(w.n)::INTEGER AS n
    FROM counts.way AS w
    JOIN spread AS a ON a.cell_era = w.geo_era AND a.province_code = w.province_code
    JOIN sector_spread AS s USING (sector_class)
    GROUP BY ALL
)

SELECT
    kind, year, geo_era, geo_level, geo_code, sector, from_class, to_class,
    CASE WHEN n >= $smallest_cell THEN n END AS n,
    n < $smallest_cell AS is_suppressed
FROM added
ORDER BY kind, geo_era, geo_code, sector, year, from_class, to_class;
