-- One row per province that could report, of the 63 or former: its years and where its territory is.
SELECT geo_era, geo_code, first_year, last_year, code_34, successors_34, region_63, region_34,
    joined_63
FROM core.reporting_unit
ORDER BY geo_era, geo_code
