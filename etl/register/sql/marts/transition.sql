-- One row per kind (size_class of Decree 113, member_size_class, rating), year, place, sector, class
-- of the year before and class of the year: how many cooperatives went that way. to_class 'dissolved'
-- are those that ended.
CREATE TABLE marts.transition AS
SELECT
    w.kind, g.year, g.geo_era, g.geo_level, g.geo_code, g.sector, w.from_class, w.to_class,
    CASE WHEN w.n >= $smallest_cell THEN w.n::INTEGER END AS n,
    w.n < $smallest_cell AS is_suppressed
FROM way_count AS w
JOIN report_group AS g USING (number)
ORDER BY w.kind, g.geo_era, g.geo_code, g.sector, g.year, w.from_class, w.to_class;
