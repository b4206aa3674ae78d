-- One row per figure of the register that may be shown: those of enough units.
INSERT INTO core.observation BY NAME
SELECT
    concat_ws('.', f.indicator, f.definition, f.sector, f.geo_era, f.geo_code, f.year) AS obs_id,
    f.indicator, f.definition, f.sector, 'none' AS breakdown_kind, 'all' AS breakdown,
    f.geo_level, f.geo_code, f.geo_era, f.geo_code AS geo_as_printed, f.year,
    f.year || '-12-31' AS period, 'year_end' AS period_type, make_date(f.year, 12, 31) AS as_of,
    f.value, i.unit, '' AS value_as_printed, '' AS unit_as_printed, 'exact' AS qualifier,
    'final' AS status, $source_id AS source_id, '' AS edition, 'register' AS file,
    0 AS row_number, f.indicator AS column_label, '' AS cell, false AS is_corrected,
    false AS is_suspect, '' AS correction_reason, '' AS note, $publisher_id AS publisher_id
FROM register_figure AS f
JOIN catalog.indicator AS i USING (indicator)
WHERE f.n_units >= $smallest_cell;
