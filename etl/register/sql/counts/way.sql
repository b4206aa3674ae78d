-- One row per kind of class (size_class of Decree 113, member_size_class, rating), year, era, province, class of
-- the Alliance, class of the year before and class of the year: cooperatives that went that way, few or many.
CREATE TABLE counts.way AS
SELECT
    w.kind, c.year, c.geo_era, c.province_code, c.sector_class, w.from_class, w.to_class,
    w.n::INTEGER AS n
FROM way_of_cell AS w
JOIN report_cell AS c USING (cell)
ORDER BY ALL;
