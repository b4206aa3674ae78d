-- One row: the highest number that rows of the register carry in file_id.
SELECT max(file_id) AS file_id FROM base.core.register_file;
