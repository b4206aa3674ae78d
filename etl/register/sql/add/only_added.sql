-- One row per row of the new file: what counts of its province are made of.
CREATE VIEW core.cooperative_year AS FROM core.added;
