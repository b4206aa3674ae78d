-- One row per place that a touched cooperative counts in, in the added year or the next: by then it may
-- have moved, or its province be one of the 34.
CREATE TABLE core.stepped_place AS
FROM memory.core.touched_place
UNION
SELECT area.geo_era, area.geo_code
FROM (
    SELECT DISTINCT geo_era, province_code AS geo_code
    FROM core.recounted
    WHERE year = getvariable('year') + 1
)
JOIN core.place AS p USING (geo_era, geo_code)
CROSS JOIN LATERAL (
    VALUES (p.geo_era, p.geo_code), (p.geo_era, p.region_id), ('all', 'VN')
) AS area (geo_era, geo_code);
