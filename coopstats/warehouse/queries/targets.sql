-- One row per quantified target of a place.
SELECT target_id, document, title_vi, title_en, indicator, comparator, value, unit, deadline_year,
    source_id, note
FROM core.target
WHERE geo_code = $place AND ($place = 'VN' OR geo_era = $era)
ORDER BY deadline_year, target_id
