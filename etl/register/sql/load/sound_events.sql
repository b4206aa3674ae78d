-- One row per event that breaks no rule, in the order of the file.
SELECT e.year, e.event, e.from_tax_code, e.to_tax_code, e.note
FROM incoming_event AS e
ANTI JOIN strange_event AS s USING (position)
ORDER BY e.position;
