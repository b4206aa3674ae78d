-- One row per indicator, definition, sector, place and year whose figure rests on too few units to
-- be shown: the cell exists, its value is withheld everywhere.
CREATE TABLE marts.suppressed AS
SELECT
    indicator, definition, sector, geo_era, geo_level, geo_code, year, NULL::DOUBLE AS value,
    true AS is_suppressed
FROM register_figure
WHERE n_units < $smallest_cell
ORDER BY ALL;
