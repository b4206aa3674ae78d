-- One row per cooperative with a row added or withdrawn.
CREATE TABLE core.touched AS
SELECT unit_id FROM core.added
UNION
SELECT unit_id FROM withdrawn;
