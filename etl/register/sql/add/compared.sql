-- One row: units only in the new file, in both with other figures, in both with the same, only before
-- (their rows in the new file set aside), only before (not in it).
WITH after AS (
    SELECT {code} AS code, hash(*COLUMNS(* EXCLUDE (file_id))) AS content FROM core.added
),

before AS (
    SELECT {code} AS code, hash(*COLUMNS(* EXCLUDE (file_id))) AS content FROM withdrawn
)

SELECT
    count(*) FILTER (b.code IS NULL) AS n_added,
    count(*) FILTER (a.content <> b.content) AS n_changed,
    count(*) FILTER (a.content = b.content) AS n_kept,
    count(*) FILTER (a.code IS NULL AND b.code IN (SELECT code FROM code_aside)) AS n_aside,
    count(*) FILTER (a.code IS NULL AND b.code NOT IN (SELECT code FROM code_aside)) AS n_withdrawn
FROM after AS a
FULL JOIN before AS b USING (code);
