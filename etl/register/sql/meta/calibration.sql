-- One row per published figure that the simulation can be compared with: both, and how far apart.
CREATE TABLE meta.calibration AS
SELECT * REPLACE (is_aimed = 1 AS is_aimed) FROM incoming_calibration
ORDER BY indicator, definition, sector, geo_code, year;
