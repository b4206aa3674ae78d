-- One row per cooperative on the books and year: its cell, and the measures that have a median.
SELECT
    n.cell,
    CASE WHEN c.status = 'operating' THEN c.revenue_vnd END AS revenue,
    CASE WHEN c.status = 'operating' AND c.revenue_vnd IS NOT NULL THEN c.profit_vnd END AS profit,
    c.members,
    CASE WHEN c.status = 'operating' AND c.revenue_vnd IS NOT NULL THEN c.workers END AS workers
FROM core.cooperative_year AS c
JOIN report_cell AS n USING (year, geo_era, province_code, sector_class)
WHERE c.status <> 'dissolved';
