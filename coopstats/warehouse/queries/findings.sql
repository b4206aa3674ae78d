-- One row per finding of the build of this version.
SELECT code, severity, file, sheet, row_number, column_label, cell, found, expected, action,
    message_vi, message_en, next_step_vi, next_step_en
FROM meta.finding
ORDER BY CASE severity WHEN 'blocking' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, file, row_number
