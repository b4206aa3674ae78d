-- One row per figure that is drawn, of all years: the year worked out anew and the others as they were.
CREATE VIEW marts.series AS
FROM base.marts.series WHERE year <> getvariable('year')
UNION ALL BY NAME
FROM marts.series_of_year;
