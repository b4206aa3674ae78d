-- One row per known disagreement between publishers.
SELECT indicator, geo_code, geo_era, sector, period, publisher_a, value_a, publisher_b, value_b,
    reason_if_known
FROM core.conflict
ORDER BY geo_code <> 'VN', indicator, period
