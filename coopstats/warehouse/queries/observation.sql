-- One row per printed figure among the ids asked for, with its source and cell.
SELECT
    obs_id, COLUMNS(['indicator', 'definition', 'sector', 'geo_era', 'geo_code'])::VARCHAR, year,
    as_of, value, value_as_printed, unit_as_printed, status::VARCHAR AS status, file, row_number,
    column_label, cell, is_corrected, correction_reason, note,
    publisher_id::VARCHAR AS publisher_id, outlet, title, published, url
FROM core.observation
LEFT JOIN (
    SELECT source_id, outlet, title, published, url FROM core.source
) AS s USING (source_id)
WHERE list_contains($obs_ids, obs_id)
