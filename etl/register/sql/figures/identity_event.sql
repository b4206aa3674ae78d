-- The events as reported, and the new names and provinces seen between two years.
-- Where one is both, what was seen says more.
INSERT INTO core.identity_event BY NAME
WITH reported AS (
    SELECT
        e.year, e.event, coalesce(i.unit_id, TRY_CAST(e.to_tax_code AS BIGINT), 0) AS unit_id,
        e.from_tax_code, e.to_tax_code, e.note
    FROM reported_event AS e
    LEFT JOIN identity AS i ON i.tax_code = e.to_tax_code
),

seen AS (
    FROM step WHERE is_renamed OR is_moved
),

-- One pass over the register for both years of a step.
told AS MATERIALIZED (
    SELECT year, unit_id, tax_code, name, province_code
    FROM core.cooperative_year
    SEMI JOIN seen USING (unit_id)
)

SELECT
    r.year, r.event, r.unit_id, r.from_tax_code, r.to_tax_code, NULL AS from_text,
    NULL AS to_text, false AS is_derived, r.note
FROM reported AS r
LEFT JOIN step AS s ON s.unit_id = r.unit_id AND s.year = r.year
WHERE NOT (r.event = 'rename' AND coalesce(s.is_renamed, false))
    AND NOT (r.event = 'move' AND coalesce(s.is_moved, false))
UNION ALL BY NAME
SELECT
    s.year, kind.event, s.unit_id, b.tax_code AS from_tax_code, c.tax_code AS to_tax_code,
    CASE kind.event WHEN 'rename' THEN b.name ELSE b.province_code END AS from_text,
    CASE kind.event WHEN 'rename' THEN c.name ELSE c.province_code END AS to_text,
    true AS is_derived, '' AS note
FROM seen AS s
CROSS JOIN (VALUES ('rename'), ('move')) AS kind (event)
JOIN told AS c ON c.unit_id = s.unit_id AND c.year = s.year
JOIN told AS b ON b.unit_id = s.unit_id AND b.year = s.year - 1
WHERE (kind.event = 'rename' AND s.is_renamed) OR (kind.event = 'move' AND s.is_moved)
ORDER BY ALL;
