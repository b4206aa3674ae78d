-- One row per event of a cooperative's identity.
SELECT year, event, from_tax_code, to_tax_code, from_text, to_text, is_derived, note
FROM core.identity_event
WHERE unit_id = $unit_id
ORDER BY year, event;
