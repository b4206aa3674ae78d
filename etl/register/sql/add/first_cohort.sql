-- Adds a row without place of the register's first year: cohorts are told from then on.
INSERT INTO counts.alive (year) VALUES ($year);
