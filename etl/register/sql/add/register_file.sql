-- Adds the new file's number.
INSERT INTO aside.core.register_file VALUES ($file_id, $file, $record);
