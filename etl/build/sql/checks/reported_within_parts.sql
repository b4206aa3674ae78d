-- Nothing reports more provinces than there were.
-- Holds by year.
SELECT 'panel' AS mart, indicator, publisher_id, year, geo_era, geo_code
FROM marts.panel
WHERE n_reported > n_parts OR n_reported < 1
UNION ALL
SELECT 'area_total', indicator, publisher_id, year, geo_era, geo_code
FROM marts.area_total
WHERE n_reported > n_expected OR n_units_reported > n_units_expected
UNION ALL
SELECT 'coverage', indicator, publisher_id, year, geo_era, level
FROM marts.coverage
WHERE n_places > n_expected OR n_complete > n_places;
