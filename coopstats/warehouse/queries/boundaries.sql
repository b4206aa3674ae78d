-- One row per ring of a province of one era.
SELECT geo_code, ring, lon, lat
FROM core.boundary
WHERE geo_era = $era
ORDER BY geo_code, ring
