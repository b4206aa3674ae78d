-- One row: the first and last year of the register as it is.
SELECT min(year) AS first_year, max(year) AS last_year FROM base.core.cooperative_year;
