-- One row per row of the files that could be read with its types, in the order of the files.
INSERT INTO core.union_year BY NAME
SELECT r.* EXCLUDE (file_index), $first_file + r.file_index AS file_id FROM incoming_unions AS r;
