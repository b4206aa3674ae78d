-- One row per event of identity that was reported for the added year and those around it.
CREATE OR REPLACE VIEW reported_event AS
FROM base.core.reported_event
WHERE year BETWEEN getvariable('year') - 1 AND getvariable('year') + 1;
