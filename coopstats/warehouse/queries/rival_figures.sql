-- One row per printed figure that does not stand alone: another is printed of the same indicator,
-- place, sector and year, or the list of known disagreements names it.
SELECT *
FROM marts.rival_figure
ORDER BY indicator, geo_code, sector, year, obs_id
