-- One row: the register's newest year; empty where it has no rows.
SELECT max(year) FROM core.cooperative_year;
