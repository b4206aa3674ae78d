-- One row per event that can be told, in the order of the file.
SELECT year, event, from_tax_code, to_tax_code, note
FROM incoming_event
WHERE list_contains($kinds, event) AND year <> 0 AND from_tax_code <> '' AND to_tax_code <> ''
ORDER BY position;
