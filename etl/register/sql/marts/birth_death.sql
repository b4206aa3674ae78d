-- One row per year, place and sector: cooperatives at the start, new, dissolved and at the end.
-- Rates are over the number at the start; they are empty in the first year of the register, and where that
-- number is small or would tell a withheld one.
CREATE TABLE marts.birth_death AS
WITH counted AS (
    SELECT
        year, geo_era, geo_level, geo_code, sector, registered, new, dissolved,
        registered - new + dissolved AS at_start,
        year = (SELECT min(year) FROM area_cell) AS is_first
    FROM area_cell
),

-- A count over its rate is the number at the start, which with two counts tells the third.
marked AS (
    SELECT
        *,
        registered < $smallest_cell OR new BETWEEN 1 AND $smallest_cell - 1
            OR dissolved BETWEEN 1 AND $smallest_cell - 1
            OR (NOT is_first AND at_start BETWEEN 1 AND $smallest_cell - 1) AS is_suppressed
    FROM counted
)

SELECT
    year, geo_era, geo_level, geo_code, sector,
    CASE WHEN registered >= $smallest_cell THEN registered::INTEGER END AS n_end,
    CASE WHEN new >= $smallest_cell OR new = 0 THEN new::INTEGER END AS n_new,
    CASE WHEN dissolved >= $smallest_cell OR dissolved = 0 THEN dissolved::INTEGER END
        AS n_dissolved,
    CASE WHEN NOT is_first AND (new = 0 OR NOT is_suppressed)
        THEN new / nullif(at_start, 0)::DOUBLE END AS birth_rate,
    CASE WHEN NOT is_first AND (dissolved = 0 OR NOT is_suppressed)
        THEN dissolved / nullif(at_start, 0)::DOUBLE END AS death_rate,
    is_suppressed
FROM marked
ORDER BY geo_era, geo_code, sector, year;
