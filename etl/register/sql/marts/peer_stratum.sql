-- One row per stratum, numbered as in marts.peer_standing: the cooperatives of a class of the Alliance and
-- provinces of the 34 and of the 63 that report the same set of criteria. n counts them.
CREATE TABLE marts.peer_stratum AS
SELECT
    stratum, any_value(sector_class) AS sector_class, any_value(province_34) AS province_34,
    any_value(province_63) AS province_63, any_value(criteria_reported) AS criteria_reported,
    count(*)::INTEGER AS n
FROM marts.peer_standing
GROUP BY stratum
ORDER BY stratum;
