-- One row per stratum, numbered as in marts.peer_standing: the cooperatives of a field (class of the Alliance,
-- province of the 34 and of the 63) that report the same set of criteria. n counts them; regions are those of
-- the provinces.
CREATE TABLE marts.peer_stratum AS
WITH counted AS (
    SELECT
        stratum, any_value(criteria_reported) AS criteria_reported,
        any_value(sector_class) AS sector_class, any_value(province_34) AS province_34,
        any_value(province_63) AS province_63, count(*)::INTEGER AS n
    FROM marts.peer_standing
    GROUP BY stratum
)

SELECT
    c.stratum, c.sector_class, c.province_34, c.province_63, p34.region_id AS region_34,
    p63.region_id AS region_63, c.criteria_reported, c.n
FROM counted AS c
LEFT JOIN core.place AS p34
    ON p34.geo_era = '34' AND p34.geo_level = 'province' AND p34.geo_code = c.province_34
LEFT JOIN core.place AS p63
    ON p63.geo_era = '63' AND p63.geo_level = 'province' AND p63.geo_code = c.province_63
ORDER BY c.stratum;
