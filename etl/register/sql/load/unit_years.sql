-- One row per row of the register whose code and year can be right: both as one number.
SELECT unit_id * 4096 + year AS unit_year
FROM core.cooperative_year
WHERE unit_id BETWEEN 0 AND 9999999999 AND year BETWEEN 0 AND 4095;
