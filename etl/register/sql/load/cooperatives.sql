-- One row per row of the files that could be read with its types, in the order of the files;
-- as_written keeps the closed columns and dates of a row that has a value of no list, or no date, in one of them,
-- or a required text that shows nothing.
-- own_code keeps a tax code that is not ten digits, and nothing else, until its row is set aside.
-- There is no join: after one DuckDB keeps no order, and a row's place in the order tells its line.
INSERT INTO core.cooperative_year BY NAME
SELECT
    * EXCLUDE (file_index, tax_code, {names}) REPLACE ({listed}),
    CASE WHEN {is_strange} THEN [{written}] END AS as_written,
    CASE
        -- Written as a number and filled up again, the code is the same. Most need no filling up.
        WHEN unit_id BETWEEN 1000000000 AND 9999999999 AND unit_id::VARCHAR = tax_code THEN NULL
        WHEN unit_id BETWEEN 0 AND 999999999 AND lpad(unit_id::VARCHAR, 10, '0') = tax_code THEN NULL
        ELSE tax_code
    END AS own_code, $first_file + file_index AS file_id
FROM (SELECT *, TRY_CAST(tax_code AS BIGINT) AS unit_id, {casts} FROM incoming_cooperatives);
