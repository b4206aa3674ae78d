-- One row per row of the file with a full stop, a letter or a low line in a whole number, or a date that $date
-- does not match, with its number from 0.
SELECT *
FROM (SELECT row_number() OVER () - 1 AS n, * FROM incoming_text)
WHERE regexp_matches(concat_ws('|', {numbers}), '[.a-zA-Z_]')
    OR list_bool_or(list_transform([{dates}]::VARCHAR[], lambda one: NOT regexp_full_match(one, $date)));
