-- One row per corrected figure: the cell, what is printed, what is used, why.
SELECT o.file, o.cell, o.geo_as_printed, o.column_label, o.indicator::VARCHAR AS indicator, o.printed_value, o.value,
    o.correction_reason, o.source_id
FROM core.observation AS o
WHERE o.is_corrected
ORDER BY o.file, o.row_number
