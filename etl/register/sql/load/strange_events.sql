-- One row per event that cannot be told: of no kind, or with an empty cell; position counts rows from 0.
SELECT position, event
FROM incoming_event
WHERE NOT coalesce(
    list_contains($kinds, event) AND year <> 0 AND from_tax_code <> '' AND to_tax_code <> '', false
)
ORDER BY position;
