-- One row per row of the files that could be read with its types, in the order of the files;
-- as_written keeps the closed columns and dates of a row that has a value of no list, or no date, in one of them,
-- or a required text that shows nothing.
INSERT INTO core.union_year BY NAME
SELECT
    * EXCLUDE (file_index, {names}) REPLACE ({listed}),
    CASE WHEN {is_strange} THEN [{written}] END AS as_written, $first_file + file_index AS file_id
FROM (SELECT *, {casts} FROM incoming_unions);
