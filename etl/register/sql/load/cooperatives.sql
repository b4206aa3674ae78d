-- One row per row of the files that could be read with its types, in the order of the files.
-- There is no join: after one DuckDB keeps no order, and a row's place in the order tells its line.
INSERT INTO core.cooperative_year BY NAME
SELECT
    r.* EXCLUDE (file_index), TRY_CAST(r.tax_code AS BIGINT) AS unit_id,
    $first_file + r.file_index AS file_id
FROM incoming_cooperatives AS r;
