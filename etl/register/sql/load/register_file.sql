INSERT INTO core.register_file VALUES ($file_id, $file, $record);
