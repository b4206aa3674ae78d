-- Adds a row without place or counts of the register's first year.
INSERT INTO area_cell (year) VALUES ($year);
