-- One row per field (class of the Alliance, province of the 34 and of the 63, as marts.peer_standing has
-- them) and set of criteria reported: how many cooperatives. Regions are those of the provinces.
CREATE TABLE marts.peer_field AS
WITH counted AS (
    SELECT
        field, criteria_reported, any_value(sector_class) AS sector_class,
        any_value(province_34) AS province_34, any_value(province_63) AS province_63,
        count(*)::INTEGER AS n
    FROM marts.peer_standing
    GROUP BY field, criteria_reported
)

SELECT
    c.field, c.sector_class, c.province_34, c.province_63, p34.region_id AS region_34,
    p63.region_id AS region_63, c.criteria_reported, c.n
FROM counted AS c
LEFT JOIN core.place AS p34
    ON p34.geo_era = '34' AND p34.geo_level = 'province' AND p34.geo_code = c.province_34
LEFT JOIN core.place AS p63
    ON p63.geo_era = '63' AND p63.geo_level = 'province' AND p63.geo_code = c.province_63
ORDER BY c.field, c.criteria_reported;
