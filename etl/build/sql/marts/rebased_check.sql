-- One row per indicator, definition, sector, publisher, year and province of the 34 for which a
-- figure is both printed and re-based from the 63: the two beside each other.
CREATE TABLE marts.rebased_check (
    indicator core.indicator_key, definition core.definition_key, sector core.sector_key,
    publisher_id core.publisher_key, year SMALLINT, geo_code core.place_key,
    region_id core.place_key, rebased_value DOUBLE, printed_value DOUBLE, status core.status_key,
    as_of DATE, n_parts BIGINT, n_reported BIGINT, obs_id VARCHAR USING COMPRESSION zstd,
    source_id VARCHAR, printed_obs_id VARCHAR USING COMPRESSION zstd
);

INSERT INTO marts.rebased_check BY NAME
SELECT
    r.indicator, r.definition, r.sector, r.publisher_id, r.year, r.geo_code, r.region_id,
    r.value AS rebased_value, p.value AS printed_value, r.status, r.as_of, r.n_parts,
    r.n_reported, r.obs_id, r.source_id, p.obs_id AS printed_obs_id
FROM marts.rebased AS r
JOIN marts.panel AS p
    ON p.geo_era = '34' AND NOT p.is_rebased AND p.indicator = r.indicator
    AND p.definition = r.definition AND p.sector = r.sector AND p.publisher_id = r.publisher_id
    AND p.year = r.year AND p.geo_code = r.geo_code
ORDER BY ALL;
