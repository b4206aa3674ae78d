-- One row per class before and class after, of one kind, place, sector and the newest year there is:
-- cooperatives that went that way between the year before and that year.
WITH own AS (
    FROM marts.transition
    WHERE kind = $kind AND geo_era = $geo_era AND geo_code = $place AND sector = $sector
        AND year BETWEEN $first_year AND $last_year
)

SELECT year, from_class, to_class, n, is_suppressed
FROM own
WHERE year = (SELECT max(year) FROM own)
ORDER BY from_class, to_class;
