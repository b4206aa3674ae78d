-- Every province of both eras has an outline, and no outline is of anything else.
SELECT p.geo_era, p.geo_code, b.geo_code AS outlined
FROM (FROM core.place WHERE geo_level = 'province') AS p
FULL JOIN (SELECT DISTINCT geo_era, geo_code FROM core.boundary) AS b
    ON b.geo_era = p.geo_era AND b.geo_code = p.geo_code
WHERE p.geo_code IS NULL OR b.geo_code IS NULL;
