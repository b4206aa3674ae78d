-- One row per event of identity that was reported for the years first_year to last_year.
CREATE OR REPLACE VIEW reported_event AS
FROM base.core.reported_event
WHERE year BETWEEN getvariable('first_year') AND getvariable('last_year');
