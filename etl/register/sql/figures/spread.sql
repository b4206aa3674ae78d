-- One row per era, province and place that it counts in: itself, its region, the nation.
CREATE OR REPLACE TEMP TABLE spread AS
SELECT p.geo_era AS cell_era, p.geo_code AS province_code, area.*
FROM core.place AS p
CROSS JOIN LATERAL (
    VALUES ('nation', 'all', 'VN'), ('region', p.geo_era, p.region_id),
        ('province', p.geo_era, p.geo_code)
) AS area (geo_level, geo_era, geo_code)
WHERE p.geo_level = 'province';
