-- One row per known disagreement between publishers.
SELECT indicator, geo_code, geo_era, sector, period, publisher_a, value_a, publisher_b, value_b,
    reason_if_known, source_id_a, source_id_b, obs_id_a, obs_id_b
FROM core.conflict
ORDER BY geo_code <> 'VN', indicator, period
