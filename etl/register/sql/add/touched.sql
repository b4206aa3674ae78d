-- One row per cooperative with a row added or withdrawn.
CREATE TEMP TABLE touched AS
SELECT unit_id FROM core.added
UNION
SELECT unit_id FROM withdrawn;
