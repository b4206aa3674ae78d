-- One row per indicator, year, place, sector and bin (1, 2 or 5 times a power of ten, bin_high not
-- included): how many cooperatives fall in it. n is empty and is_suppressed true where too few.
-- Zero has a bin of its own, [0, 1).
CREATE TABLE marts.distribution AS
SELECT
    b.indicator, g.geo_era, g.geo_level, g.geo_code, g.sector, g.year, b.bin_low, b.bin_high,
    CASE WHEN b.n >= $smallest_cell THEN b.n::INTEGER END AS n,
    b.n < $smallest_cell AS is_suppressed
FROM bin_count AS b
JOIN report_group AS g USING (number)
ORDER BY b.indicator, g.geo_era, g.geo_code, g.sector, g.year, b.bin_low;
