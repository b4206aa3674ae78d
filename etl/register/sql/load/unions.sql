-- One row per row of the file that could be read with its types, in the order of the file.
INSERT INTO core.union_year BY NAME SELECT r.*, $file_id AS file_id FROM incoming_file AS r;
