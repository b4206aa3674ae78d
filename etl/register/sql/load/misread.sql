-- One row per row of the file with a full stop, a letter or a low line in a whole number, with its number
-- from 0.
SELECT *
FROM (SELECT row_number() OVER () - 1 AS n, * FROM incoming_text)
WHERE regexp_matches(concat_ws('|', *COLUMNS(* EXCLUDE (n))), '[.a-zA-Z_]');
