-- One row per event that breaks some rule, which etl.register.rules then explains; position counts rows
-- from 0.
SELECT e.position, e.year, e.event, e.from_tax_code, e.to_tax_code, e.note
FROM incoming_event AS e
WHERE NOT coalesce(
    list_contains($kinds, e.event)
    AND e.year BETWEEN 1990 AND 2030
    AND regexp_full_match(e.from_tax_code, '[0-9]{10}')
    AND regexp_full_match(e.to_tax_code, '[0-9]{10}')
    AND e.from_tax_code NOT IN (SELECT lpad(code::VARCHAR, 10, '0') FROM wrong_event_code)
    AND e.to_tax_code NOT IN (SELECT lpad(code::VARCHAR, 10, '0') FROM wrong_event_code),
    false
)
ORDER BY e.position;
